import type { Control } from '../../explore/controls/control.ts';
import { ControlRow } from './control-row.tsx';
import { Guess } from './guess.tsx';
import { LessonSteps } from './lesson-steps.tsx';
import type { Explored } from './state.ts';
import { StatusLine } from './status-line.tsx';
import { Tools } from './tools.tsx';

/** The controls and everything that is done with them. */
export function Panel({ explored }: { explored: Explored }) {
  // On a narrow screen the report is below the controls, so they are folded.
  const isWide = matchMedia('(min-width: 64.01rem)').matches;
  const { data, notices, refused, byPath } = explored;
  const others = refused.value.filter(({ file }) => !byPath.has(file));
  return (
    <>
      <h2>Change the scenario</h2>
      {notices.value.map((notice) => (
        <p key={notice} class="warning" role="alert">
          {notice}
        </p>
      ))}
      {explored.differs.value && (
        <p class="warning" role="alert">
          This browser computes other figures than the command that wrote this page, because its mathematical functions
          differ. Do not compare figures of this page with those of other browsers or of the command.
        </p>
      )}
      {data.lesson !== null && <LessonSteps lesson={data.lesson} explored={explored} />}
      <StatusLine explored={explored} />
      {explored.canRun.value && (
        <>
          <Guess explored={explored} />
          <Tools explored={explored} />
          <div role="alert">
            {others.map(({ message, allowed }, i) => (
              <p key={i} class="warning">
                The values do not go together: {message}
                {allowed === undefined ? '' : `; allowed: ${allowed}`}. The figures are those of the last values.
              </p>
            ))}
          </div>
          {groupsOf(data.controls, data.policies).map(({ title, controls }, i) => (
            <Group key={title} {...{ title, controls, explored }} isOpen={isWide ? i < 2 : false} />
          ))}
        </>
      )}
    </>
  );
}

function Group({ title, controls, explored, isOpen }: GroupProps) {
  const changed = controls.filter(({ path }) => explored.values.value.has(path)).length;
  return (
    <details class="group" open={isOpen || changed > 0}>
      <summary>
        {title}
        {changed > 0 && <span class="count"> · {changed} changed</span>}
      </summary>
      {controls.map((control) => (
        <ControlRow key={control.path} control={control} explored={explored} />
      ))}
    </details>
  );
}

interface GroupProps {
  title: string;
  controls: readonly Control[];
  explored: Explored;
  isOpen: boolean;
}

/** What the scenario proposes first, then what is uncertain, then what is usual, then what single policies set. */
function groupsOf(controls: readonly Control[], policies: readonly { name: string }[]) {
  const base = controls.filter(({ policy }) => policy === null);
  const groups = [
    { title: 'Proposed by the scenario', controls: controls.filter(({ why }) => why === 'asked') },
    { title: 'Not known: values with a range', controls: controls.filter(({ why }) => why === 'range') },
    { title: 'Usual questions', controls: base.filter(({ why }) => why === 'usual') },
    ...policies.map(({ name }) => ({
      title: `Only under ${name}`,
      controls: controls.filter(({ policy, why }) => policy === name && why === 'usual'),
    })),
  ];
  return groups.filter((group) => group.controls.length > 0);
}
