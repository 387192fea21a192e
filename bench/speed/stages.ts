import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { costs } from './measure.ts';
import { figure, table } from './table.ts';
import { STAGES, type Stage, upTo } from './variants.ts';

const WORDS: Record<Stage, string> = {
  booked: 'booked and drawn; no rule can touch the person',
  identified: 'traits, three ways to be identified, order of release, exit; no detainer',
  lodged: 'detainer and its delay; no notice',
  heard: 'notice, call or voice mail, the agency’s answer',
  served: 'the line, a trip and the way back; all of it counted',
};

/** What a person costs: a stage is the difference to a run in which everybody ends one stage earlier. */
export function stageTable(programs: { engine: string; folder: string }, scenario: ResolvedScenario): string {
  const scenarios = Object.fromEntries(STAGES.map((stage) => [stage, upTo(scenario, stage)]));
  const found = costs('stages', programs, scenarios);
  const each = STAGES.map((stage) => (1e9 * found[stage].secondsPerReplication) / found[stage].bookings);
  return table(
    ['as far as', 'ns for this stage', 'ns in all'],
    STAGES.map((stage, i) => [WORDS[stage], figure(each[i] - (i === 0 ? 0 : each[i - 1])), figure(each[i])]),
  );
}
