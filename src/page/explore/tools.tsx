import { useState } from 'preact/hooks';
import { jsonText } from '../../safe-text/json.ts';
import { copyText } from './copy/copy-text.ts';
import { save } from './copy/save.ts';
import { ID } from './explore-data.ts';
import type { Explored } from './state.ts';

/** What is done with the whole state: reset, pin, copy, save. */
export function Tools({ explored }: { explored: Explored }) {
  const { figures, pinned, changed, yaml } = explored;
  const [copied, setCopied] = useState('');
  const copy = (what: string, text: string) =>
    void copyText(text).then((done) => setCopied(done ? `${what} copied.` : ''));
  const shown = figures.value;
  return (
    <div class="tools">
      <button type="button" disabled={changed.value === 0} onClick={() => explored.reset()}>
        Reset all
      </button>
      {pinned.value === null ? (
        <button type="button" disabled={shown === null} onClick={() => explored.pin(true)}>
          Pin and compare
        </button>
      ) : (
        <button type="button" onClick={() => explored.pin(false)}>
          Unpin
        </button>
      )}
      <button type="button" onClick={() => lookAt('person')}>
        To one person
      </button>
      <button type="button" onClick={() => lookAt('day')}>
        To one day
      </button>
      <button type="button" onClick={() => copy('Link', location.href)}>
        Copy link
      </button>
      <button type="button" onClick={() => explored.writeYaml()}>
        Copy as YAML
      </button>
      <button type="button" disabled={shown?.isLast !== true} onClick={() => saveResult(explored)}>
        Save the result (JSON)
      </button>
      {copied !== '' && <p role="status">{copied}</p>}
      {yaml.value !== null && (
        <div class="yaml">
          <label for="yaml">The scenario with these values. `pickup-gap run` gives the same figures for it.</label>
          <textarea id="yaml" readOnly rows={10} value={yaml.value} spellcheck={false} />
          <button type="button" onClick={() => copy('Scenario', yaml.value ?? '')}>
            Copy
          </button>{' '}
          <button type="button" onClick={() => (yaml.value = null)}>
            Close
          </button>
        </div>
      )}
    </div>
  );
}

/** Scrolls to the lanes below the report, which a reader at the controls does not see. */
function lookAt(what: 'person' | 'day'): void {
  (document.getElementById(what) ?? document.getElementById(ID.follow))?.scrollIntoView();
}

function saveResult({ figures }: Explored): void {
  const shown = figures.value;
  if (shown !== null) save(jsonText(shown.result), 'result.json', 'application/json');
}
