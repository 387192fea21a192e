import { writeRun } from '../pipeline/store/run-record.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { storedMb } from './requests.ts';
import { itemBytes, readUnits, writeUnits } from './units.ts';
import { EXPIRES_AT, RUN } from './walk.ts';

/** As long as every build's name, and no easier to compress. */
const BUILD = 'b1946ac92492d234';

/** The units for writing the run's record, and for one function to read it once; the megabytes that it takes. */
export function recordUnits(scenario: ResolvedScenario, chunk: number): { write: number; read: number; mb: number } {
  const items = [...writeRun({ id: RUN, scenario, chunk, build: BUILD, expiresAt: EXPIRES_AT })].map(([sk, bytes]) =>
    itemBytes({ pk: RUN, sk, bytes, expiresAt: EXPIRES_AT }),
  );
  return {
    write: items.reduce((sum, bytes) => sum + writeUnits(bytes), 0),
    read: items.reduce((sum, bytes) => sum + readUnits(bytes), 0),
    mb: storedMb(
      items.reduce((sum, bytes) => sum + bytes, 0),
      items.length,
    ),
  };
}
