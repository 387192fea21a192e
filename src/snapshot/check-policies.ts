import type { Refuser } from './csv-lines.ts';
import type { Section } from './sections.ts';
import type { InputRow } from './snapshot.ts';
import { suggested } from './suggested.ts';

/**
 * A row names no policy, or one of those in the row `policies` of the inputs.
 *
 * @throws InputError with the first row of another policy.
 */
export function checkPolicies(inputs: readonly InputRow[], sections: readonly Section[], refuse: Refuser): void {
  const listed = inputs.find(({ policy, path }) => policy === '' && path === 'policies')?.value.split(', ');
  if (listed === undefined) return;
  for (const { line, cells } of sections.flatMap(({ rows }) => rows)) {
    const [{ text: name, ...place }] = cells;
    if (name === '' || listed.includes(name)) continue;
    const message = `there is no policy "${name.slice(0, 60)}" in this snapshot`;
    throw refuse.at(line, place, { message, ...suggested(name, listed) });
  }
}
