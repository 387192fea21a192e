import { parseSync } from 'oxc-parser';

/** A regular expression in the source. */
export interface Pattern {
  /** Its file, and itself as a literal: the key by which tests name it. */
  name: string;
  regex: RegExp;
}

interface Node {
  type: string;
  start: number;
  end: number;
  regex?: { pattern: string; flags: string } | null;
  callee?: { name?: string };
  arguments?: Node[];
  declarations?: { id: { name?: string }; init: Node | null }[];
}

/** Every regular expression of some files: each literal, and each `new RegExp` made of constants. */
export function patternsIn(sources: ReadonlyMap<string, string>): Pattern[] {
  const parsed = [...sources].map(([file, source]) => {
    const { program, errors } = parseSync(file, source);
    if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
    return { file, source, program };
  });
  const constants = new Map<string, unknown>();
  for (const { source, program } of parsed) {
    visit(program, (node) => {
      for (const { id, init } of node.type === 'VariableDeclaration' ? (node.declarations ?? []) : []) {
        if (id.name === undefined || init === null) continue;
        const text = source.slice(init.start, init.end);
        if (/^(['"`\d]|String\.raw)/.test(text))
          constants.set(id.name, evaluated(text, constants) ?? constants.get(id.name));
      }
    });
  }
  const found = new Map<string, Pattern>();
  for (const { file, source, program } of parsed) {
    const inLists: [start: number, end: number][] = [];
    visit(program, (node) => {
      for (const { init } of node.type === 'VariableDeclaration' ? (node.declarations ?? []) : []) {
        const text = init === null ? '' : source.slice(init.start, init.end);
        const list = text.includes('new RegExp(') ? evaluated(text, constants) : undefined;
        if (!Array.isArray(list) || !list.every((one) => one instanceof RegExp)) continue;
        inLists.push([init!.start, init!.end]);
        for (const regex of list) found.set(`${file}: ${regex}`, { name: `${file}: ${regex}`, regex });
      }
      if (inLists.some(([start, end]) => node.start >= start && node.end <= end)) return;
      const regex = regexOf(node, source, constants);
      if (regex === undefined) return;
      if (regex === 'unknown') throw new Error(`${file}: the test cannot make ${source.slice(node.start, node.end)}`);
      const name = `${file}: ${regex}`;
      found.set(name, { name, regex });
    });
  }
  return [...found.values()];
}

function regexOf(node: Node, source: string, constants: ReadonlyMap<string, unknown>): RegExp | 'unknown' | undefined {
  if (node.regex) return new RegExp(node.regex.pattern, node.regex.flags);
  if (node.type !== 'NewExpression' || node.callee?.name !== 'RegExp') return undefined;
  const regex = evaluated(source.slice(node.start, node.end), constants);
  return regex instanceof RegExp ? regex : 'unknown';
}

/** The value of an expression of constants; undefined if it needs anything else. */
function evaluated(expression: string, constants: ReadonlyMap<string, unknown>): unknown {
  try {
    return new Function(...constants.keys(), `return (${expression});`)(...constants.values());
  } catch {
    return undefined;
  }
}

function visit(value: unknown, report: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, report);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
  if (typeof (value as Node).type === 'string') report(value as Node);
  for (const inner of Object.values(value)) visit(inner, report);
}
