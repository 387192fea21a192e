import { type Took, took } from './commands/took.ts';

export const onLocal = (scenario: string, replications: number, ...options: string[]) =>
  took(
    'dist/main.js',
    ...['run', scenario, '--replications', String(replications), '--json', '--on', 'local', '--verbose'],
    ...options,
  );

/** What --verbose reported about a run. */
export interface Account {
  readyAfterSeconds: number;
  thereAfterSeconds: number;
  /** By service and action. */
  requests: Record<string, { requests: number; units: number; kibIn: number; kibOut: number }>;
  messages: number;
  functionSeconds: number;
}

export function accountOf({ stderr }: Took): Account {
  const after = (what: string) => Number(new RegExp(`${what} ([\\d.]+) s after`).exec(stderr)?.[1]);
  const rows = stderr.split('\n').map((line) =>
    line
      .replaceAll(',', '')
      .split(/ {2,}/)
      .map((cell) => cell.trim()),
  );
  const requests = rows.filter(([name]) => /^(sqs|dynamodb) /.test(name));
  const functions = rows.filter(([name, ...cells]) => /Function/.test(name) && cells.length === 4);
  const sum = (column: number) => functions.reduce((total, cells) => total + Number(cells[column]), 0);
  return {
    readyAfterSeconds: after('stack was ready'),
    thereAfterSeconds: after('results had arrived'),
    requests: Object.fromEntries(
      requests.map(([name, count, , units, kibIn, kibOut]) => [
        name,
        { requests: Number(count), units: Number(units), kibIn: Number(kibIn), kibOut: Number(kibOut) },
      ]),
    ),
    messages: sum(2),
    functionSeconds: sum(4),
  };
}
