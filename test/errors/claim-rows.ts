import { readSuites } from '../../src/check/suite/read-suites.ts';
import type { Row } from './row.ts';
import { refusedBy } from './scenario-rows.ts';
import { inFolder } from './temporary.ts';

const SCENARIO = `title: Test
zone: America/Chicago
start: 2018-01-01
length: 7 days
base: { booking: { rate: 6 per day }, facilities: { north: { share: 100 % } } }
policies: { practice: {}, other: {} }
`;

/** One claim of an expect file for my.yaml, which has the policies practice and other and the facility north. */
export function claim(given: string, accepted: string, cause: string): Row {
  return row(given, accepted, cause, (text) => `scenario: my.yaml\nexpect:\n  - { ${text} }\n`);
}

/** A whole expect file, beside my.yaml. */
export function claimsFile(given: string, accepted: string, cause: string): Row {
  return row(given, accepted, cause, (text) => text.replaceAll('; ', '\n'));
}

function row(given: string, accepted: string, cause: string, whole: (text: string) => string): Row {
  const read = (text: string) =>
    inFolder({ 'my.yaml': SCENARIO, 'my.expect.yaml': whole(text) }, (folder) =>
      refusedBy(() => readSuites([`${folder}/my.expect.yaml`], null)),
    );
  return {
    given,
    cause,
    accepted,
    provoke: () => read(given),
    async accept() {
      const [refusal] = await read(accepted);
      if (refusal !== undefined) throw new Error(refusal.message);
    },
  };
}
