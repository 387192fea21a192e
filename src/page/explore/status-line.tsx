import { useEffect, useState } from 'preact/hooks';
import { counted } from '../../report/format.ts';
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
      <p class="status" aria-hidden="true">
        {text}
      </p>
      <p class="hidden" role="status">
        {said}
      </p>
    </>
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
