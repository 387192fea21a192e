import { lodgedCount, wholeHundred } from '../../report/whole-hundred.ts';
import type { Explored } from './state.ts';

/** An optional first step: the results are hidden until the class has guessed them. */
export function Guess({ explored }: { explored: Explored }) {
  const { isGuessing, hasGuessed, data, guesses } = explored;
  if (hasGuessed.value) return <Guessed explored={explored} />;
  if (!isGuessing.value) {
    return (
      <p>
        <button type="button" onClick={() => (isGuessing.value = true)}>
          Guess first: hide the results
        </button>
      </p>
    );
  }
  const guess = (name: string, text: string) => {
    guesses.value = new Map(guesses.value).set(name, text);
  };
  return (
    <fieldset class="guess">
      <legend>Of 100 detainers, how many end in a pickup?</legend>
      {data.policies.map(({ name, title }, i) => (
        <p key={name}>
          <label for={`guess-${i}`}>
            {name}: <span dir="auto">{title}</span>
          </label>
          <input
            id={`guess-${i}`}
            type="number"
            min={0}
            max={100}
            step={1}
            value={guesses.value.get(name) ?? ''}
            onInput={(event) => guess(name, event.currentTarget.value)}
          />
        </p>
      ))}
      <button type="button" onClick={() => reveal(explored)}>
        Show the results
      </button>
    </fieldset>
  );
}

function reveal({ isGuessing, hasGuessed }: Explored): void {
  isGuessing.value = false;
  hasGuessed.value = true;
}

function Guessed({ explored }: { explored: Explored }) {
  const { figures, guesses, hasGuessed } = explored;
  const policies = figures.value?.result.policies ?? [];
  const rows = policies.map(({ name, outcomes }) => {
    const whole = wholeHundred((key) => lodgedCount(outcomes[key]));
    return { name, guessed: guesses.value.get(name) || '–', simulated: whole?.pickups.text ?? '–' };
  });
  const again = () => {
    hasGuessed.value = false;
    guesses.value = new Map();
  };
  return (
    <div class="guess">
      <table>
        <caption>Pickups of 100 detainers</caption>
        <thead>
          <tr>
            <th scope="col">policy</th>
            <th scope="col">guessed</th>
            <th scope="col">simulated</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, guessed, simulated }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{guessed}</td>
              <td>{simulated}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={again}>
        Guess again
      </button>
    </div>
  );
}
