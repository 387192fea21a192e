import { open } from 'node:fs/promises';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import { reasonOf } from '../../tables/read-bytes.ts';

/**
 * The bytes of a scenario file, or of the policy preset that a scenario names.
 *
 * @throws InputError if it cannot be read, or is over 1 MiB and therefore not read at all.
 */
export async function readScenarioFile(file: string, noun: 'scenario' | 'preset' = 'scenario'): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const about = await handle.stat();
      if (about.isCharacterDevice() || about.isBlockDevice()) {
        throw new InputError([
          fileProblem(file, 'a device cannot be read: it may never end', { allowed: `a ${noun} file` }),
        ]);
      }
      const { size } = about;
      const most = INPUT_LIMITS.scenarioBytes.most;
      if (size > most) {
        const hint = 'put long tables into CSV files, which a scenario can name';
        throw new InputError([
          fileProblem(file, `the file has ${size} bytes, more than a ${noun} may have`, {
            allowed: `at most ${most} bytes (1 MiB)`,
            hint,
          }),
        ]);
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const hints = {
      scenario: 'check the path; `pickup-gap init` writes a scenario to start from',
      preset:
        'check the path, which starts from the scenario’s folder; `pickup-gap policies` lists the presets there are',
    };
    throw new InputError([fileProblem(file, `cannot read the ${noun}: ${reasonOf(error)}`, { hint: hints[noun] })]);
  }
}
