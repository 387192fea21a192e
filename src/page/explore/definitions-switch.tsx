import { pageValues } from '../../safe-text/page-values.ts';
import { Definitions, SIDES } from '../sections/definitions.tsx';
import type { Explored } from './state.ts';

/** What each side counts, one side at a time; the choice is in the link. */
export function DefinitionsSwitch({ explored }: { explored: Explored }) {
  const found = explored.definitions.value;
  const side = explored.countedBy.value;
  if (found === null) return null;
  return (
    <Definitions shown={pageValues(found.shown)} side={side}>
      <fieldset class="sides">
        <legend>Count the same cases</legend>
        {SIDES.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="definitions"
              value={one}
              checked={one === side}
              onChange={() => explored.countAs(one)}
            />{' '}
            as the {one} counts
          </label>
        ))}
      </fieldset>
    </Definitions>
  );
}
