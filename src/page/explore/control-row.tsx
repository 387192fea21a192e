import { type Control, figureOf, type Slider, textOf } from '../../explore/controls/control.ts';
import type { Problem } from '../../refusals/input-error.ts';
import type { Explored } from './state.ts';

interface Props {
  control: Control;
  explored: Explored;
}

/** One value: its label, how it is moved, what it is in the scenario, and why it was refused. */
export function ControlRow({ control, explored }: Props) {
  const { path, label, written, origin, notUnder } = control;
  const id = idOf(path);
  const text = explored.values.value.get(path) ?? written;
  const isChanged = text !== written;
  const isLocked = explored.asked.locked.has(path);
  const problems = explored.refused.value.filter(({ file }) => file === path);
  return (
    <div class={isChanged ? 'control changed' : 'control'} data-path={path}>
      <Field {...{ control, explored, id, text, isLocked }} label={label} />
      <p class="written" id={`${id}-written`}>
        {isChanged ? (
          <ChangedFrom written={written} origin={origin} />
        ) : (
          <>In the scenario: {source(written, origin)}</>
        )}
        {notUnder.length > 0 && <> Not under {notUnder.join(', ')}.</>}
        {isLocked && ' Locked by the address of this page.'}
      </p>
      {isChanged && !isLocked && (
        <button type="button" class="small undo" onClick={() => commit(explored, path, written)}>
          Undo<span class="hidden">: {label}</span>
        </button>
      )}
      <div class="refusal" id={`${id}-refusal`} role="alert">
        {problems.map((problem, i) => (
          <p key={i}>{inWords(problem)}</p>
        ))}
      </div>
    </div>
  );
}

function ChangedFrom({ written, origin }: { written: string; origin: string }) {
  return (
    <>
      <strong>Changed.</strong> In the scenario: {source(written, origin)}
    </>
  );
}

interface FieldProps extends Props {
  id: string;
  label: string;
  text: string;
  isLocked: boolean;
}

function Field(props: FieldProps) {
  const { form } = props.control;
  if (form.kind === 'slider') return <SliderField {...props} form={form} />;
  const { explored, control, id, label, text, isLocked } = props;
  const change = (event: Event) => commit(explored, control.path, (event.target as HTMLInputElement).value);
  const about = { id, disabled: isLocked, 'aria-describedby': `${id}-written ${id}-refusal` };
  return (
    <>
      <label for={id}>{label}</label>
      {form.kind === 'choice' ? (
        <select {...about} value={text} onChange={change}>
          {[...new Set([...form.choices, text])].map((choice) => (
            <option key={choice} value={choice}>
              {spaced(choice)}
            </option>
          ))}
        </select>
      ) : (
        <>
          <input {...about} type="text" value={text} list={`${id}-list`} onChange={change} spellcheck={false} />
          <datalist id={`${id}-list`}>
            {form.suggestions.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </>
  );
}

function SliderField({ explored, control, id, label, text, isLocked, form }: FieldProps & { form: Slider }) {
  const figure = figureOf(text, form) ?? form.written;
  const { low, high, step, after } = form;
  const slide = (event: Event) => {
    const number = Number((event.target as HTMLInputElement).value);
    explored.set(control.path, textOf(number, { written: control.written, form }));
  };
  const type = (event: Event) => {
    const given = (event.target as HTMLInputElement).value.trim();
    const isNumber = given !== '' && Number.isFinite(Number(given));
    commit(explored, control.path, isNumber ? textOf(Number(given), { written: control.written, form }) : given);
  };
  const shared = { disabled: isLocked, 'aria-describedby': `${id}-written ${id}-refusal` };
  return (
    <>
      <label for={id}>{label}</label>
      <div class="slider">
        <input
          {...shared}
          id={id}
          type="range"
          min={low}
          max={high}
          step={stepFrom(low, step, figure)}
          value={figure}
          aria-valuetext={textOf(figure, { written: control.written, form })}
          onInput={slide}
          onChange={() => explored.writeLink()}
        />
        <span class="ends" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </span>
      </div>
      <span class="number">
        <input
          {...shared}
          type="text"
          inputMode="decimal"
          aria-label={after === '' ? `${label}: number` : `${label}: number, in ${after}`}
          value={figureOf(text, form) ?? text}
          onChange={type}
        />
        {after !== '' && <span class="unit">{after}</span>}
      </span>
    </>
  );
}

function commit(explored: Explored, path: string, text: string): void {
  explored.set(path, text);
  explored.writeLink();
}

/** A step that reaches the figure: a typed 7.25 would otherwise be shown as 7. */
function stepFrom(low: number, step: number, figure: number): number | 'any' {
  const steps = (figure - low) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9 ? step : 'any';
}

function source(written: string, origin: string): string {
  return `${spaced(written)} [${origin}].`;
}

/** What the loader says of the value: the problem, what is allowed, and what may have been meant. */
function inWords({ message, allowed, hint }: Problem): string {
  const parts = [
    message,
    ...(allowed === undefined ? [] : [`allowed: ${allowed}`]),
    ...(hint === undefined ? [] : [hint]),
  ];
  return `Not used: ${parts.join('; ')}. The figures are those of the last value.`;
}

/** `calledIn` -> "called in". Texts with spaces or signs are as they are. */
function spaced(word: string): string {
  return /^[a-z]+(?:[A-Z][a-z]+)+$/.test(word)
    ? word.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
    : word;
}

function idOf(path: string): string {
  return `c-${path.replaceAll(/[^\w-]/g, '_')}`;
}
