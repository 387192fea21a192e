import type { PersonalKind } from '../../personal/columns.ts';
import { hasBothNames, likeness } from '../../personal/names.ts';
import { plainSpelling } from '../../personal/spelling.ts';
import { namesSomebody, personalValue } from '../../personal/texts.ts';
import { ColumnValues } from '../../personal/values.ts';
import type { Problem } from '../../refusals/input-error.ts';
import type { ProblemAt } from '../text/read-yaml.ts';
import type { Place, SourceNode } from '../text/source-tree.ts';

/** Maps whose keys are places, which may have a person's name. */
const PLACES = new Set(['facilities', 'fieldOffices']);
/** Texts that cite newspapers, authors and court cases, or name files. They are judged for numbers, not for names. */
const CITING = new Set(['sources', 'source', 'csv', 'log', 'column', 'preset']);

/**
 * The texts of a scenario or preset that look like personal data: of any value, its source and its note, and every name
 * of a facility, policy or reason. A problem has the place, and never the text.
 */
export function personalInScenario(tree: SourceNode, problemAt: ProblemAt): Problem[] {
  const search = new ScenarioSearch(problemAt);
  search.names(tree);
  search.node(tree, []);
  return search.problems;
}

/** Lists and maps without personal data. Every draw of what is not known checks nearly the same tree again. */
const CLEAN = new WeakSet<SourceNode>();

class ScenarioSearch {
  readonly problems: Problem[] = [];
  private readonly places = new Set<string>();
  private readonly problemAt: ProblemAt;

  constructor(problemAt: ProblemAt) {
    this.problemAt = problemAt;
  }

  /** Collects the names of places and judges them, one by one and together. */
  names(node: SourceNode): void {
    if (node.kind === 'list') for (const item of node.items) this.names(item);
    if (node.kind !== 'map') return;
    for (const [key, entry] of node.entries) {
      if (PLACES.has(key) && entry.node.kind === 'map') this.placesOf(key, entry.node.entries.keys(), entry.keyPlace);
      this.names(entry.node);
    }
  }

  node(node: SourceNode, path: readonly string[]): void {
    if (CLEAN.has(node)) return;
    const before = this.problems.length;
    this.judge(node, path);
    if (node.kind !== 'scalar' && this.problems.length === before) CLEAN.add(node);
  }

  private judge(node: SourceNode, path: readonly string[]): void {
    const { place, provenance } = node;
    this.say('the source of this value', personalValue(provenance?.source ?? ''), place);
    this.say('the note on this value', personalIn(provenance?.note ?? ''), place);
    if (node.kind === 'list') for (const item of node.items) this.node(item, path);
    if (node.kind === 'scalar' && typeof node.value === 'string' && !this.places.has(node.value)) {
      const isCiting = path.some((key) => CITING.has(key));
      this.say('this text', (isCiting ? personalValue : personalIn)(node.value), place);
    }
    if (node.kind !== 'map') return;
    for (const [key, entry] of node.entries) {
      this.say('this name', this.places.has(key) ? personalPlace(key) : personalIn(key), entry.keyPlace);
      this.node(entry.node, [...path, key]);
    }
  }

  private placesOf(key: string, names: Iterable<string>, place: Place | undefined): void {
    const together = new ColumnValues('facility');
    for (const name of names) {
      this.places.add(name);
      together.add(name);
    }
    this.say(`the pattern of the names below "${key}"`, together.kind(), place);
  }

  private say(what: string, kind: PersonalKind | undefined, place: Place | undefined): void {
    if (kind === undefined) return;
    const message = `refused: ${what} (not shown) looks like ${kind}`;
    const allowed = 'no personal data; docs/reference/personal-data.md lists what is refused';
    const hint = 'remove it; if it names nobody, write it another way, or put a citation under `sources`';
    // The line would show the text.
    this.problems.push({ ...this.problemAt(place, { message, allowed, hint }), sourceLine: '' });
  }
}

function personalIn(text: string): PersonalKind | undefined {
  const number = personalValue(text);
  if (number !== undefined || text.length < 4) return number;
  const plain = plainSpelling(text);
  const isName = /[\s,;/^]/.test(plain) && likeness(plain) === 3 && !/\bvs?\.? /.test(plain);
  return isName || namesSomebody(plain, { citesCases: true }) ? 'a person’s name' : undefined;
}

/**
 * A single jail may be named after a person; only what is certain is refused. With a sign that no name of a place has,
 * it is judged as any other text.
 */
function personalPlace(name: string): PersonalKind | undefined {
  if (/[,;/^]/.test(name)) return personalIn(name);
  return personalValue(name) ?? (hasBothNames(plainSpelling(name)) ? 'a person’s name' : undefined);
}
