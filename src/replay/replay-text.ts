import { LODGED, OUTCOME_ENTRIES } from '../../events/outcome.ts';
import { manifestLine } from '../manifest/manifest.ts';
import { amount, counted, foldedTable, percent, signed, wrapped } from '../report/format.ts';
import { letter } from '../report/policy-list.ts';
import { type TerminalText, terminalSections } from '../safe-text/terminal.ts';
import { notesOfReplay } from './replay-notes.ts';
import type { ReplayResult } from './replay-result.ts';

type Policy = ReplayResult['policies'][number];

/** The answer for a terminal. */
export function renderReplay(result: ReplayResult): TerminalText {
  return terminalSections([head(result), policies(result), pickups(result), outcomes(result), foot(result)]);
}

function head({ scenario, log, replications, firstReplication, seed, complete }: ReplayResult): string[] {
  const { file, cases, from, to, replayed, exportedReplication } = log;
  const origin =
    exportedReplication === null ? '' : ` They are the people of replication ${exportedReplication} of this scenario.`;
  const start = firstReplication === 1 ? '' : `, from replication ${firstReplication} on`;
  return [
    ...wrapped(scenario.title),
    ...(complete ? [] : ['INCOMPLETE: the command stopped early. Figures cover only the replays that finished.']),
    ...wrapped(`Log ${file}: ${counted(cases, 'case')}, booked from ${from} to ${to}.${origin}`),
    ...log.notes.flatMap((note) => wrapped(note, '  ')),
    ...wrapped(
      `Replayed: ${counted(replayed, 'case')}, ${counted(replications, 'time')} (seed ${seed}${start}). Each case ` +
        'keeps its own person, detainer, order of release and exit, as far as the log states them. ICE is the agency.',
    ),
  ];
}

function policies({ policies, baseline }: ReplayResult): string[] {
  const lines = policies.flatMap(({ policy, title }, p) =>
    wrapped(`${letter(p)}  ${policy}: ${title}${policy === baseline ? ' (baseline)' : ''}`, '  '),
  );
  return ['Policies, applied to the same cases', ...lines];
}

function pickups({ log, policies, baseline }: ReplayResult): string[] {
  const row = (label: string, ofLog: string, of: (policy: Policy) => string) => [
    `  ${label}`,
    ofLog,
    ...policies.map(of),
  ];
  const b = letter(policies.findIndex(({ policy }) => policy === baseline));
  const rows = [
    ['', 'log', ...policies.map((_, p) => letter(p))],
    row('cases with a detainer', log.detainers === null ? '–' : amount(log.detainers), ({ detainers }) =>
      amount(detainers),
    ),
    row('pickup rate', share(log.pickupRate.mean), ({ pickupRate }) => share(pickupRate.mean)),
    row('  in one replay', '', ({ pickupRate }) => ends(pickupRate)),
    row('  by chance', ends(log.pickupRate.chance), ({ pickupRate }) => ends(pickupRate.chance)),
    ...(policies.length < 2
      ? []
      : [
          row(`difference from ${b}`, '', ({ difference }) => (difference === null ? '' : points(difference.mean))),
          row('  in one replay', '', ({ difference }) => pointEnds(difference)),
          row('  by chance', '', ({ difference }) => pointEnds(difference?.chance ?? null)),
          row('pickups gained', '', ({ difference }) => (difference === null ? '' : amount(difference.gained))),
          row('pickups lost', '', ({ difference }) => (difference === null ? '' : amount(difference.lost))),
        ]),
  ];
  return ['Pickups (rates in %, differences in percentage points)', ...foldedTable(rows, 'lr', 2)];
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value).replace(' %', '');
}

function ends(range: { low: number | null; high: number | null } | null): string {
  if (range === null || range.low === null || range.high === null) return '';
  return `${signed(range.low * 100, 0)} to ${signed(range.high * 100, 0)}`;
}

function points(value: number | null): string {
  return value === null ? '–' : `${value > 0 ? '+' : ''}${signed(value * 100, 1)}`;
}

function pointEnds(range: { low: number | null; high: number | null } | null): string {
  if (range === null || range.low === null || range.high === null) return '';
  const [low, high] = [range.low, range.high].map((end) => `${end > 0 ? '+' : ''}${signed(end * 100, 1)}`);
  return `${low} to ${high}`;
}

function outcomes({ log, policies }: ReplayResult): string[] {
  const rows = LODGED.flatMap((key) => {
    const of = policies.map(({ outcomes }) => outcomes[key].mean ?? 0);
    if (log.outcomes[key] === 0 && of.every((mean) => mean === 0)) return [];
    return [[`  ${OUTCOME_ENTRIES[key].name}`, amount(log.outcomes[key]), ...of.map(amount)]];
  });
  return [
    'Outcomes (cases with a detainer before the exit; of the policies, the average of the replays)',
    ...foldedTable([['', 'log', ...policies.map((_, p) => letter(p))], ...rows], 'lr', 2),
  ];
}

function foot(result: ReplayResult): string[] {
  return [
    ...notesOfReplay(result).flatMap((note) => wrapped(note)),
    `Log sha256 ${result.log.sha256.slice(0, 12)}…`,
    ...wrapped(manifestLine(result.manifest)),
  ];
}
