import { countedBytes } from '../../input-files/counted-bytes.ts';
import { inputFile } from '../../input-files/given-file.ts';
import type { FileToRead } from '../../input-files/input-file.ts';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';

const IF_UNREADABLE = {
  scenario:
    'check the path, or name a scenario that comes with pickup-gap, such as hennepin; ' +
    '`pickup-gap init` writes one to start from',
  preset: 'check the path, which starts from the scenario’s folder; `pickup-gap policies` lists the presets there are',
};

/**
 * The bytes of a scenario file, or of the policy preset that a scenario names.
 *
 * @throws InputError if it cannot be read or is over 1 MiB.
 */
export async function readScenarioFile(file: FileToRead, what: 'scenario' | 'preset' = 'scenario'): Promise<Buffer> {
  const expected = {
    what,
    limit: INPUT_LIMITS.scenarioBytes.most,
    ifTooLarge: 'put long tables into CSV files, which a scenario can name',
    ifUnreadable: IF_UNREADABLE[what],
  };
  const pieces: Uint8Array[] = [];
  for await (const bytes of countedBytes(inputFile(file), expected)) pieces.push(bytes);
  return Buffer.concat(pieces);
}
