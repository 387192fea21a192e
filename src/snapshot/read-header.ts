import { quoted } from '../refusals/quoted.ts';
import type { PlacedRow, Refuser } from './csv-lines.ts';
import { HEADER_KEYS } from './file-form.ts';
import { MOST_REPLICATIONS, type SnapshotHeader } from './snapshot.ts';

export interface ReadHeader {
  header: SnapshotHeader;
  /** SHA-256 of each section. */
  sums: { inputs: string; figures: string; replications: string };
}

const SHA256 = { form: /^[0-9a-f]{64}$/, allowed: '64 hexadecimal digits' };

/** What each row of the header may hold. */
const FORMS: Record<(typeof HEADER_KEYS)[number], { form: RegExp; allowed: string; most?: number }> = {
  program: { form: /^\d+\.\d+\.\d+[\w.+-]*$/, allowed: 'a version such as 0.1.0' },
  figures: { form: /^[1-9]\d{0,8}$/, allowed: 'a whole number from 1' },
  scenario: { form: /^[^/\\\p{Cc}]+$/u, allowed: 'a file name without a folder or control characters' },
  resolvedSha256: SHA256,
  seed: { form: /^\d{1,10}$/, allowed: 'a whole number from 0 to 4294967295', most: 2 ** 32 - 1 },
  replications: {
    form: /^[1-9]\d{0,2}$/,
    allowed: `a whole number from 1 to ${MOST_REPLICATIONS}`,
    most: MOST_REPLICATIONS,
  },
  because: { form: /^(?=.*\S)\P{Cc}+$/u, allowed: 'a reason, in one line' },
  inputsSha256: SHA256,
  figuresSha256: SHA256,
  replicationsSha256: SHA256,
};

/** @throws InputError if a row is missing, is another one, or has a value that it cannot have. */
export function readHeader(rows: readonly PlacedRow[], refuse: Refuser): ReadHeader {
  const values = HEADER_KEYS.map((key, i) => {
    const { line, cells } = rows[i] ?? { line: i + 2, cells: [] };
    const [name, value] = cells;
    if (name?.text !== key || value === undefined || cells.length !== 2) {
      throw refuse.atLine(line, { message: `the header has no row "${key}" here`, allowed: `${key},VALUE` });
    }
    const { form, allowed, most } = FORMS[key];
    if (!form.test(value.text) || (most !== undefined && Number(value.text) > most)) {
      throw refuse.at(line, value, { message: `${key} is ${quoted(value.text)}`, allowed });
    }
    return [key, value.text];
  });
  const blank = rows[HEADER_KEYS.length];
  if (blank === undefined || blank.cells.length !== 1 || blank.cells[0].text !== '') {
    throw refuse.atLine(HEADER_KEYS.length + 2, { message: 'expected a blank line after the header' });
  }
  const { inputsSha256, figuresSha256, replicationsSha256, figures, seed, replications, ...texts } =
    Object.fromEntries(values);
  const numbers = { figures: Number(figures), seed: Number(seed), replications: Number(replications) };
  return {
    header: { ...texts, ...numbers },
    sums: { inputs: inputsSha256, figures: figuresSha256, replications: replicationsSha256 },
  };
}
