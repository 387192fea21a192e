import { globSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { type Node, Source } from './source.ts';
import { HOLE, hasWords, textsOf } from './texts.ts';

/** An expression in the code that makes the text of a refusal. */
export interface Site {
  file: string;
  line: number;
  /** Where the text is in the file: UTF-16 offset. */
  start: number;
  /** The function around it. */
  inside: string;
  /** The text, with HOLE in place of each inserted value. */
  template: string;
}

/** The code that can refuse a user's input. */
const CODE = ['src/**/*.ts', 'functions/**/*.ts'];

/** Which argument of which function is the text of a refusal. Functions that pass their own argument on are found. */
const SINKS: readonly (readonly [name: string, argument: number])[] = [
  ['NotAValue', 0],
  ['NotASheet', 0],
  ['ImpossibleFigures', 0],
  ['UsageError', 0],
  ['InvalidArgumentError', 0],
  ['StackRefusal', 0],
  ['NothingFound', 0],
  ['NoSuchCommit', 0],
  ['fileProblem', 1],
  ['notATime', 0],
  // Functions that are passed as values, so that no name leads to their calls.
  ['report', 1],
];
/** Names of properties that hold the text of a problem, and the folders in which they do. */
const PROPERTIES: readonly (readonly [name: string, folders: RegExp])[] = [
  ['message', /^src\/(scenario|tables|personal|event-log|fit|snapshot|calibrate|check\/expect|check\/suite)\//],
  ['error', /^src\/scenario\//],
  ['reason', /^functions\//],
];
/** Functions that return the text of a refusal or null, and generators of such texts. */
const GIVERS = new Set(['whyNotOfRun', 'checkHonoured', 'resourceProblems']);

/** All sites, in the order of files and lines. */
export function sites(): Site[] {
  return sitesIn(
    globSync(CODE)
      .sort()
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );
}

export function sitesIn(files: readonly (readonly [file: string, text: string])[]): Site[] {
  const sources = files.map(([file, text]) => new Source(file, text, parseSync(file, text).program as unknown as Node));
  const everywhere = new Map(SINKS.map(([name, argument]) => [name, argument]));
  const inFile = new Map<string, number>();
  const found = new Map<string, Site>();
  const unfollowed: string[] = [];
  for (let before = -1; before !== everywhere.size + inFile.size; ) {
    before = everywhere.size + inFile.size;
    found.clear();
    unfollowed.length = 0;
    for (const source of sources) {
      for (const node of source.all) {
        for (const expression of refusalTexts(
          node,
          source,
          (name) => inFile.get(`${source.file}#${name}`) ?? everywhere.get(name),
        )) {
          const { texts, parameters, unknown } = textsOf(expression, source);
          for (const { template, start } of texts.filter((text) => hasWords(text.template))) {
            const site = {
              file: source.file,
              line: source.lineOf(start),
              start,
              inside: source.functionAround(node),
              template,
            };
            found.set(`${site.file}:${start}:${template}`, site);
          }
          for (const { name, index, isExported } of parameters) {
            if (isExported) everywhere.set(name, index);
            else inFile.set(`${source.file}#${name}`, index);
          }
          unfollowed.push(...unknown.map((start) => `${source.file}:${source.lineOf(start)}`));
        }
      }
    }
  }
  if (unfollowed.length > 0) throw new Error(`Texts of refusals that cannot be followed: ${unfollowed.join(', ')}`);
  return [...found.values()];
}

/** The expressions at a node that are the text of a refusal. */
function refusalTexts(node: Node, source: Source, sinkOf: (name: string) => number | undefined): Node[] {
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const name = source.calleeName(node);
    if (name === 'push' && GIVERS.has(source.functionAround(node))) return node.arguments as Node[];
    const index = sinkOf(name);
    const argument = index === undefined ? undefined : (node.arguments as Node[])[index];
    if (argument === undefined || argument.type === 'SpreadElement') return [];
    return argument.type === 'ArrayExpression' ? (argument.elements as Node[]) : [argument];
  }
  if (node.type === 'Property' && source.parentOf(node)?.type === 'ObjectExpression') {
    const name = source.keyName(node);
    // A reason that a log line names was given elsewhere.
    if (name === 'reason' && node.shorthand === true) return [];
    const isText = PROPERTIES.some(([property, folders]) => property === name && folders.test(source.file));
    return isText ? [node.value as Node] : [];
  }
  if (node.type === 'ReturnStatement' || node.type === 'YieldExpression') {
    return node.argument && GIVERS.has(source.functionAround(node)) ? [node.argument as Node] : [];
  }
  return [];
}

/** Whether a shown message ends in a site's text. A caller may have put the place before it ("row 3: …"). */
export function fits(message: string, { template }: Site): boolean {
  return patternOf(template).test(message);
}

const patterns = new Map<string, RegExp>();

function patternOf(template: string): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const parts = template.split(HOLE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?:^|[\\s"])${parts.join('[\\s\\S]*?')}$`);
  patterns.set(template, pattern);
  return pattern;
}

/** The sites whose text a message can be. If several places have the same words, those that ran made it. */
export function sitesOf(message: string, all: readonly Site[]): Site[] {
  return all.filter((site) => fits(message, site));
}
