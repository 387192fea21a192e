import type { Answer } from '../../explore/messages.ts';
import type { Explored } from './state.ts';

interface Props<Kind extends Answer['kind']> {
  explored: Explored;
  answer: Extract<Answer, { kind: Kind }>;
}

/** Which person is followed: by number, or the next one with a detainer. */
export function PersonPicker({ explored, answer: { lanes, others } }: Props<'person'>) {
  const next = others[(others.indexOf(lanes.number ?? 0) + 1) % Math.max(1, others.length)];
  const follow = (event: Event) => {
    const given = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(given) && given >= 1) explored.choosePerson(Math.min(given, lanes.people));
  };
  return (
    <p class="pick">
      <label for="person-number">Person</label>
      <input id="person-number" type="number" min={1} max={lanes.people} value={lanes.number ?? 1} onChange={follow} />
      <button type="button" disabled={next === undefined} onClick={() => explored.choosePerson(next)}>
        Another person with a detainer
      </button>
    </p>
  );
}

const DAY_MS = 86_400_000;

/** Which day is shown, and under which policy. */
export function DayPicker({ explored, answer: { lanes, busiest } }: Props<'day'>) {
  const { data, dayPolicy } = explored;
  const first = Date.parse(data.start);
  const last = new Date(first + (data.days - 1) * DAY_MS).toISOString().slice(0, 10);
  const pick = (event: Event) => {
    const given = Date.parse((event.target as HTMLInputElement).value);
    if (!Number.isNaN(given)) explored.chooseDay(Math.round((given - first) / DAY_MS));
  };
  const choose = (event: Event) => {
    dayPolicy.value = Number((event.target as HTMLSelectElement).value);
    explored.chooseDay(lanes.day);
  };
  const isBusiest = busiest === null || busiest === lanes.day;
  return (
    <p class="pick">
      <label for="day-date">Day</label>
      <input id="day-date" type="date" min={data.start} max={last} value={lanes.date} onChange={pick} />
      <label for="day-policy">Policy</label>
      <select id="day-policy" value={dayPolicy.value} onChange={choose}>
        {data.policies.map(({ name }, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" disabled={isBusiest} onClick={() => explored.chooseDay(busiest)}>
        Busiest day
      </button>
    </p>
  );
}
