import { type WorkflowCommand, workflowCommand } from '../../safe-text/workflow-command.ts';
import type { Case, CaseGroup } from '../suite/case.ts';
import { detailsOf } from './text.ts';

/** GitHub shows ten of a step's annotations of a kind, and drops the rest without a word. */
const MOST = 10;

/** Workflow commands that mark the lines of what does not hold; the last one says how many are left out. */
export function checkAnnotations(groups: readonly CaseGroup[]): WorkflowCommand[] {
  const cases = groups.flatMap((group) => group.cases);
  return [
    ...annotated(
      'error',
      cases.filter(({ weight }) => weight === 'fails'),
    ),
    ...annotated(
      'warning',
      cases.filter(({ weight }) => weight === 'warns'),
    ),
  ];
}

function annotated(name: 'error' | 'warning', cases: readonly Case[]): WorkflowCommand[] {
  const shown = cases.length > MOST ? cases.slice(0, MOST - 1) : cases;
  const rest = cases.length - shown.length;
  const lines = shown.map((one) => {
    const { file, place } = one;
    const details = detailsOf(one).map((line) => `\n${line}`);
    const message = `${one.sentence}.${details.join('')}`;
    return workflowCommand(name, { file, line: place.line, col: place.column, title: `Claim: ${one.status}` }, message);
  });
  const more = `${rest} more; the job summary and the log have them all`;
  return rest > 0 ? [...lines, workflowCommand(name, { title: 'pickup-gap check' }, more)] : lines;
}
