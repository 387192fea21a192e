import { computed, signal } from '@preact/signals';
import type { Compared } from '../../explore/compared-states.ts';
import type { Control } from '../../explore/controls/control.ts';
import type { Edits } from '../../explore/edits.ts';
import type { Answer, Figures } from '../../explore/messages.ts';
import type { Problem } from '../../refusals/input-error.ts';
import type { SideKey } from '../sections/definitions.tsx';
import type { Asked } from './address.ts';
import type { ExploreData } from './explore-data.ts';
import { AS_WRITTEN, hashOf, type LinkedPage, type PageState, readHash } from './link.ts';
import type { Heard, RunQueue } from './run-queue.ts';

/** Figures with the values that they were made with. */
export interface ShownFigures extends Figures {
  values: ReadonlyMap<string, string>;
  isLast: boolean;
}

/** A state that later ones are compared with. */
interface Pinned {
  values: ReadonlyMap<string, string>;
  edits: Edits;
}

export interface ShownComparison extends Compared {
  /** The present values that it is of. */
  values: ReadonlyMap<string, string>;
  isLast: boolean;
}

type Person = Extract<Answer, { kind: 'person' }>;
type Day = Extract<Answer, { kind: 'day' }>;
type Counts = Extract<Answer, { kind: 'definitions' }>;

/** Everything that changes on the page while somebody uses it. */
export class Explored implements Heard {
  readonly data: ExploreData;
  readonly asked: Asked;
  readonly linked: LinkedPage;
  readonly byPath: ReadonlyMap<string, Control>;

  readonly values = signal<ReadonlyMap<string, string>>(new Map());
  readonly figures = signal<ShownFigures | null>(null);
  readonly pinned = signal<Pinned | null>(null);
  /** The pinned state beside the present one; null until its first replications. */
  readonly compared = signal<ShownComparison | null>(null);
  readonly isRunning = signal(true);
  readonly refused = signal<readonly Problem[]>([]);
  /** What the reader should know about the page itself: links that do not fit, a browser that cannot compute. */
  readonly notices = signal<readonly string[]>([]);
  /** This browser's engine gives other figures than the command. */
  readonly differs = signal(false);
  readonly yaml = signal<string | null>(null);
  readonly person = signal<Person | null>(null);
  readonly day = signal<Day | null>(null);
  readonly dayPolicy = signal(0);
  readonly definitions = signal<Counts | null>(null);
  /** The side whose counts are shown. */
  readonly countedBy = signal<SideKey>(AS_WRITTEN.definitions);
  /** Results are hidden until the class has guessed. */
  readonly isGuessing = signal(false);
  readonly guesses = signal<ReadonlyMap<string, string>>(new Map());
  readonly hasGuessed = signal(false);
  readonly canRun = signal(true);
  readonly changed = computed(() => this.values.value.size);

  private queue: RunQueue | undefined;
  /** The values of the changes that may still be answered. */
  private readonly valuesOf = new Map<number, ReadonlyMap<string, string>>();
  private isStarted = false;
  private hasFollowed = false;
  private isChecked = false;
  private lastShown = 0;
  private lastAsked = 0;
  private lastPerson = 0;
  private lastDay = 0;
  private lastCounts = 0;
  private lastYaml = 0;
  private lastCompared = 0;
  private lookedAt: Pick<PageState, 'person' | 'day'> = { person: null, day: null };

  constructor(data: ExploreData, asked: Asked, linked: LinkedPage) {
    this.data = data;
    this.asked = asked;
    this.linked = linked;
    this.byPath = new Map(data.controls.map((control) => [control.path, control]));
  }

  /** Begins with the state of a link. */
  start(queue: RunQueue, hash: string): void {
    this.queue = queue;
    this.readLink(hash);
  }

  readLink(hash: string): void {
    // A link within the page, such as #headline, leaves the state alone.
    if (!hash.includes('=') && this.isStarted) return;
    this.isStarted = true;
    const { state, problems } = readHash(hash, this.linked);
    const isWritten = problems.length > 0 ? [...problems, 'The page is as written.'] : [];
    const unknown = this.asked.unknown.map((path) => `The address locks ${path}, which this page does not have.`);
    this.notices.value = [...isWritten, ...unknown];
    this.show(state);
  }

  /** Changes a value; the written value ends the change. Links and runs follow. */
  set(path: string, text: string): void {
    const values = new Map(this.values.value);
    if (text === this.byPath.get(path)?.written) values.delete(path);
    else values.set(path, text);
    this.values.value = values;
    this.run();
  }

  reset(): void {
    this.show(AS_WRITTEN);
    this.writeLink();
  }

  private show({ values, person, day, definitions }: PageState): void {
    this.values.value = new Map([...values].filter(([path, text]) => text !== this.byPath.get(path)?.written));
    this.lookedAt = { person, day };
    this.countedBy.value = definitions;
    this.run();
  }

  /** Puts the state into the address. Not while a slider is dragged: browsers allow few changes a second. */
  writeLink(): void {
    const hash = hashOf(
      { values: this.values.value, ...this.lookedAt, definitions: this.countedBy.value },
      this.linked,
    );
    const { pathname, search } = location;
    history.replaceState(null, '', hash === '' ? `${pathname}${search}` : hash);
  }

  /** A person by number; null: the one that the report would show. */
  private follow(person: number | null): void {
    this.lastPerson = this.queue?.follow({ kind: 'person', person }, this.edits()) ?? 0;
  }

  /** A day counted from the first; null: the busiest. */
  private lookAt(day: number | null): void {
    this.lastDay = this.queue?.follow({ kind: 'day', day, policy: this.dayPolicy.value }, this.edits()) ?? 0;
  }

  /** Asks for the scenario with the changed values, as a file that the command line runs. */
  writeYaml(): void {
    this.lastYaml = this.queue?.yaml(this.edits()) ?? 0;
  }

  answered(answer: Exclude<Answer, { kind: 'ready' }>): void {
    switch (answer.kind) {
      case 'figures':
        this.showFigures(answer);
        return;
      case 'yaml':
        if (answer.change !== this.lastYaml) return;
        this.yaml.value = answer.text;
        return;
      case 'compared':
        if (answer.change !== this.lastCompared) return;
        this.compared.value = { ...answer.compared, values: this.values.value, isLast: answer.isLast };
        return;
      case 'digest':
        this.differs.value = answer.digest !== this.data.digest;
        return;
      case 'person':
        if (answer.change !== this.lastPerson) return;
        this.person.value = answer;
        return;
      case 'day':
        if (answer.change !== this.lastDay) return;
        this.day.value = answer;
        return;
      case 'definitions':
        if (answer.change !== this.lastCounts) return;
        this.definitions.value = answer;
        return;
      case 'refused':
        if (answer.change !== this.lastAsked) return;
        this.refused.value = answer.problems;
        this.isRunning.value = false;
        return;
      case 'failed':
        this.failed(answer.message);
    }
  }

  failed(why: string): void {
    this.isRunning.value = false;
    this.canRun.value = this.figures.value !== null;
    this.notices.value = [`The page could not compute: ${why}. The report shows the last figures.`];
  }

  choosePerson(person: number): void {
    this.lookedAt = { ...this.lookedAt, person };
    this.writeLink();
    this.follow(person);
  }

  chooseDay(day: number | null): void {
    this.lookedAt = { ...this.lookedAt, day };
    this.writeLink();
    this.lookAt(day);
  }

  countAs(side: SideKey): void {
    this.countedBy.value = side;
    this.writeLink();
  }

  private showFigures({ change, isLast, result, dots }: Extract<Answer, { kind: 'figures' }>): void {
    const values = this.valuesOf.get(change);
    // While a slider is dragged, figures of an earlier change are better than none, but never after a later one's.
    if (values === undefined || change < this.lastShown) return;
    this.lastShown = change;
    for (const earlier of this.valuesOf.keys()) if (earlier < change) this.valuesOf.delete(earlier);
    this.figures.value = { result, dots, values, isLast };
    if (change !== this.lastAsked) return;
    this.refused.value = [];
    this.isRunning.value = !isLast;
    if (isLast && !this.hasFollowed) this.followAll();
    if (isLast && !this.isChecked) this.queue?.follow({ kind: 'digest' }, []);
    this.isChecked ||= isLast;
  }

  private followAll(): void {
    this.hasFollowed = true;
    this.follow(this.lookedAt.person);
    this.lookAt(this.lookedAt.day);
    this.lastCounts = this.queue?.follow({ kind: 'definitions' }, this.edits()) ?? 0;
  }

  private run(): void {
    if (this.queue === undefined) return;
    this.isRunning.value = true;
    this.lastAsked = this.queue.run(this.edits());
    this.valuesOf.set(this.lastAsked, this.values.value);
    // What was asked before is of other values.
    this.lastYaml = 0;
    this.yaml.value = null;
    this.compare();
    // The report in the page already has a person and a day of the scenario as written.
    if (this.values.value.size > 0 || this.hasFollowed) this.followAll();
  }

  /** Keeps the present values, and compares later ones with them; or ends that. */
  pin(isPinned: boolean): void {
    this.pinned.value = isPinned ? { values: this.values.value, edits: this.edits() } : null;
    this.compare();
  }

  private compare(): void {
    const pinned = this.pinned.value;
    this.lastCompared = (pinned && this.queue?.compare(pinned.edits, this.edits())) ?? 0;
    if (pinned === null) this.compared.value = null;
  }

  private edits(): Edits {
    return [...this.values.value].flatMap(([path, text]) => {
      const control = this.byPath.get(path);
      return control === undefined ? [] : [{ path, keys: control.keys, text }];
    });
  }
}
