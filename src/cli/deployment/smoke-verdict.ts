import type { DriveOutcome } from '../../pipeline/drive/drive.ts';
import { counted } from '../../report/format.ts';

/** Whether a run on a stack gave the figures of this machine, in words that end a sentence. */
export function verdictOf(
  { missing, interrupted }: Pick<DriveOutcome, 'missing' | 'interrupted'>,
  got: string,
  wanted: string,
): { same: boolean; words: string } {
  if (interrupted) return { same: true, words: 'interrupted before all results had arrived' };
  if (missing.length > 0) {
    const words = `${counted(missing.length, 'result')} never arrived: ${missing.slice(0, 3).join('; ')}. See pickup-gap dead list`;
    return { same: false, words };
  }
  if (got === wanted)
    return { same: true, words: `the same ${Buffer.byteLength(wanted).toLocaleString('en-US')} bytes as here` };
  const line = got.split('\n').findIndex((one, l) => one !== wanted.split('\n')[l]);
  const [there, here] = [got, wanted].map((text) => text.split('\n')[line]?.trim() ?? 'nothing');
  return { same: false, words: `other figures than here, first ${there} where this machine has ${here}` };
}
