import { useEffect, useState } from 'preact/hooks';
import { counted } from '../../report/format.ts';
import { lodgedCount, wholeHundred } from '../../report/whole-hundred.ts';
import type { Explored } from './state.ts';

const QUIET_MS = 500;

/** What the figures are of. Screen readers hear it once it has not changed for half a second. */
export function StatusLine({ explored }: { explored: Explored }) {
  const text = statusOf(explored);
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <div class="status">
        <p aria-hidden="true">{text}</p>
        <PickupsOfHundred explored={explored} />
      </div>
      <p class="hidden" role="status">
        {said}
      </p>
    </>
  );
}

/** More policies than these do not fit beside the controls. */
const MOST_POLICIES = 8;

/** The figure that most readers watch while they move a slider. */
function PickupsOfHundred({ explored }: { explored: Explored }) {
  const policies = explored.figures.value?.result.policies ?? [];
  if (explored.isGuessing.value || policies.length === 0 || policies.length > MOST_POLICIES) return null;
  return (
    <p>
      Picked up of 100 detainers:{' '}
      {policies.map(({ name, outcomes }, i) => (
        <span key={name}>
          {i > 0 && ', '}
          <bdi>{name}</bdi> <b>{wholeHundred((key) => lodgedCount(outcomes[key]))?.pickups.text ?? '–'}</b>
        </span>
      ))}
    </p>
  );
}

function statusOf({ canRun, isRunning, figures, values, refused, data }: Explored): string {
  if (!canRun.value) return 'The controls do not work in this browser. The report below is complete.';
  if (refused.value.length > 0) return 'A value was not used. The figures are those of the last values.';
  const shown = figures.value;
  const all = data.embedded.replications;
  const changes =
    values.value.size === 0 ? 'as in the scenario' : `with ${counted(values.value.size, 'changed value')}`;
  if (shown === null || (isRunning.value && shown.values !== values.value)) return `Running ${changes} …`;
  const { replications } = shown.result;
  const few = replications < 5 ? ', too few for intervals' : '';
  const done = shown.isLast
    ? `${counted(replications, 'replication')}`
    : `${replications} of ${all} replications${few}`;
  return `${done}, ${changes}`;
}
