import { type Node, nameOf, type Source } from './source.ts';

/** Replaces, in a template, a value that the code inserts. */
export const HOLE = '…';

interface Text {
  template: string;
  start: number;
}

export interface Followed {
  texts: Text[];
  /** Parameters of functions that receive the text. */
  parameters: { name: string; index: number; isExported: boolean }[];
  /** Offsets of expressions that cannot be followed. */
  unknown: number[];
}

/** Whether the template has words of its own. */
export function hasWords(template: string): boolean {
  return /\p{L}{2}/u.test(template);
}

/** Every text that an expression can be. */
export function textsOf(expression: Node, source: Source): Followed {
  const { type } = expression;
  if (type === 'Literal') {
    return typeof expression.value === 'string'
      ? one({ template: expression.value, start: expression.start })
      : NOTHING;
  }
  if (type === 'TemplateLiteral') return templateTexts(expression, source);
  if (type === 'ConditionalExpression')
    return both(expression.consequent as Node, expression.alternate as Node, source);
  if (type === 'LogicalExpression') return both(expression.left as Node, expression.right as Node, source);
  if (type === 'BinaryExpression') return joined([expression.left as Node, expression.right as Node], source);
  if (type === 'AwaitExpression' || type === 'TSNonNullExpression' || type === 'ParenthesizedExpression') {
    return textsOf((expression.argument ?? expression.expression) as Node, source);
  }
  // A message that was made elsewhere.
  if (type === 'MemberExpression' || type === 'ChainExpression') return NOTHING;
  if (type === 'CallExpression') {
    const called = source.functionNamed(source.calleeName(expression));
    return called === undefined ? NOTHING : merged(source.returnsOf(called).map((given) => textsOf(given, source)));
  }
  if (type === 'Identifier') return namedTexts(expression, source);
  return NOTHING;
}

function namedTexts(expression: Node, source: Source): Followed {
  const name = expression.name as string;
  const init = source.initOf(name, expression);
  if (init !== undefined) return textsOf(init, source);
  for (const fn of source.functionsAround(expression)) {
    const index = source.parameterNamed(name, fn);
    if (index === undefined) continue;
    // A destructured parameter holds a problem that was made elsewhere.
    if (index < 0) return NOTHING;
    const called = source.nameOfFunction(fn);
    if (called === '') return { ...NOTHING, unknown: [expression.start] };
    return { ...NOTHING, parameters: [{ name: called, index, isExported: source.isExported(fn) }] };
  }
  return NOTHING;
}

/**
 * A text that ends in another made elsewhere ("row 3: …") is not a text of its own. If it is passed in, it is followed
 * to where it was made.
 */
function templateTexts(expression: Node, source: Source): Followed {
  const quasis = expression.quasis as Node[];
  const holes = expression.expressions as Node[];
  const texts = quasis.map((quasi) => (quasi.value as { cooked: string }).cooked);
  const last = holes.at(-1);
  if (last !== undefined && texts.at(-1) === '' && /^(message|why)$/.test(nameOf(last))) {
    const handed = textsOf(last, source);
    if (last.type === 'MemberExpression' || handed.texts.length === 0) return handed;
  }
  return {
    ...NOTHING,
    texts: product(
      texts.flatMap((text, i) => {
        const piece: Text[] = [{ template: text, start: expression.start }];
        return i < holes.length ? [piece, pieces(holes[i], source)] : [piece];
      }),
    ),
  };
}

function joined(parts: readonly Node[], source: Source): Followed {
  return { ...NOTHING, texts: product(parts.map((part) => pieces(part, source))) };
}

/** What a part of a text can be: words of this file, or a value. */
function pieces(part: Node, source: Source): Text[] {
  const isWords = ['ConditionalExpression', 'BinaryExpression', 'TemplateLiteral', 'Literal'].includes(part.type);
  const init = part.type === 'Identifier' ? source.initOf(part.name as string, part) : undefined;
  const isNamed =
    init?.type === 'ConditionalExpression' || (init?.type === 'Literal' && typeof init.value === 'string');
  const texts = isWords || isNamed ? textsOf(part, source).texts : [];
  return texts.some(({ template }) => hasWords(template)) ? texts : [{ template: HOLE, start: part.start }];
}

/** Texts combined from parts that can each have several forms. Each begins where its last choice does. */
function product(parts: readonly Text[][]): Text[] {
  return parts.reduce<Text[]>(
    (all, choices) =>
      all.flatMap(({ template, start }) =>
        choices.map((choice) => ({
          template: template + choice.template,
          start: choices.length > 1 ? choice.start : start,
        })),
      ),
    [{ template: '', start: parts[0][0].start }],
  );
}

const NOTHING: Followed = { texts: [], parameters: [], unknown: [] };

function one(text: Text): Followed {
  return { ...NOTHING, texts: [text] };
}

function both(a: Node, b: Node, source: Source): Followed {
  return merged([textsOf(a, source), textsOf(b, source)]);
}

function merged(all: readonly Followed[]): Followed {
  return {
    texts: all.flatMap(({ texts }) => texts),
    parameters: all.flatMap(({ parameters }) => parameters),
    unknown: all.flatMap(({ unknown }) => unknown),
  };
}
