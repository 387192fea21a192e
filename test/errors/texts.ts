/** A node of an ESTree. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** Stands in a template for a value that the code puts in. */
export const HOLE = '…';

interface Text {
  template: string;
  start: number;
}

export interface Followed {
  texts: Text[];
  /** Parameters of functions that are handed the text. */
  parameters: { name: string; index: number; isExported: boolean }[];
  /** Offsets of what cannot be followed. */
  unknown: number[];
}

/** Whether it says anything by itself. */
export function hasWords(template: string): boolean {
  return /\p{L}{2}/u.test(template);
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** A file with its tree, and what is asked of it. */
export class Source {
  readonly file: string;
  readonly all: Node[] = [];
  private readonly text: string;
  private readonly parents = new Map<Node, Node>();

  constructor(file: string, text: string, program: Node) {
    this.file = file;
    this.text = text;
    this.visit(program);
  }

  lineOf(offset: number): number {
    return this.text.slice(0, offset).split('\n').length;
  }

  parentOf(node: Node): Node | undefined {
    return this.parents.get(node);
  }

  calleeName({ callee }: Node): string {
    return nameOf(callee as Node);
  }

  keyName({ key, computed }: Node): string {
    return computed === true ? '' : nameOf(key as Node);
  }

  /** The functions around a node, the innermost first. */
  functionsAround(node: Node): Node[] {
    const around: Node[] = [];
    for (let at = this.parentOf(node); at !== undefined; at = this.parentOf(at))
      if (FUNCTIONS.includes(at.type)) around.push(at);
    return around;
  }

  /** Its name, where it or what it is assigned to has one. */
  nameOfFunction(fn: Node): string {
    if (fn.id) return nameOf(fn.id as Node);
    const parent = this.parentOf(fn);
    if (parent?.type === 'VariableDeclarator') return nameOf(parent.id as Node);
    return parent?.type === 'MethodDefinition' || parent?.type === 'Property' ? nameOf(parent.key as Node) : '';
  }

  functionAround(node: Node): string {
    return (
      this.functionsAround(node)
        .map((fn) => this.nameOfFunction(fn))
        .find((name) => name !== '') ?? ''
    );
  }

  isExported(fn: Node): boolean {
    return this.parentOf(fn)?.type === 'ExportNamedDeclaration';
  }

  functionNamed(name: string): Node | undefined {
    return this.all.find((node) => FUNCTIONS.includes(node.type) && this.nameOfFunction(node) === name);
  }

  /** What a function gives back. */
  returnsOf(fn: Node): Node[] {
    if ((fn.body as Node).type !== 'BlockStatement') return [fn.body as Node];
    return this.all.flatMap((node) => {
      const isOwn = node.type === 'ReturnStatement' && node.argument && this.functionsAround(node)[0] === fn;
      return isOwn ? [node.argument as Node] : [];
    });
  }

  /** What a name was set to, nearest to where it is used; undefined where it is a parameter, imported or taken apart. */
  initOf(name: string, from: Node): Node | undefined {
    const scopes: (Node | undefined)[] = [...this.functionsAround(from), undefined];
    for (const scope of scopes) {
      const declared = this.all.filter((node) => {
        return (
          node.type === 'VariableDeclarator' &&
          nameOf(node.id as Node) === name &&
          this.functionsAround(node)[0] === scope
        );
      });
      const found = declared.findLast((node) => node.start < from.start) ?? declared[0];
      if (found !== undefined) return (found.init as Node | null) ?? undefined;
      if (scope !== undefined && this.parameterNamed(name, scope) !== undefined) return undefined;
    }
    return undefined;
  }

  /** The place of a parameter of this name; -1 where one is taken apart and it is among what it holds. */
  parameterNamed(name: string, fn: Node): number | undefined {
    const params = fn.params as Node[];
    const index = params.findIndex(
      (param) => nameOf(param.type === 'AssignmentPattern' ? (param.left as Node) : param) === name,
    );
    if (index >= 0) return index;
    const names = (node: Node): string[] => {
      if (node.type === 'AssignmentPattern') return names(node.left as Node);
      if (node.type === 'ArrayPattern')
        return (node.elements as (Node | null)[]).flatMap((one) => (one === null ? [] : names(one)));
      if (node.type !== 'ObjectPattern') return [nameOf(node)];
      return (node.properties as Node[]).flatMap((one) => names((one.value ?? one.argument) as Node));
    };
    return params.some((param) => names(param).includes(name)) ? -1 : undefined;
  }

  private visit(node: Node): void {
    this.all.push(node);
    for (const below of Object.values(node).flat()) {
      if (below === null || typeof below !== 'object' || typeof (below as Node).type !== 'string') continue;
      this.parents.set(below as Node, node);
      this.visit(below as Node);
    }
  }
}

function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name as string;
  if (node.type === 'PrivateIdentifier') return `#${node.name}`;
  if (node.type === 'MemberExpression') return nameOf(node.property as Node);
  if (node.type === 'Literal') return String(node.value);
  return '';
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
  if (type === 'AwaitExpression' || type === 'TSNonNullExpression') {
    return textsOf((expression.argument ?? expression.expression) as Node, source);
  }
  // A message that somebody else made.
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
    // One that is taken apart holds a problem that was made elsewhere.
    if (index < 0) return NOTHING;
    const called = source.nameOfFunction(fn);
    if (called === '') return { ...NOTHING, unknown: [expression.start] };
    return { ...NOTHING, parameters: [{ name: called, index, isExported: source.isExported(fn) }] };
  }
  return NOTHING;
}

/** A text that ends in one that was made elsewhere ("row 3: …") is no text of its own; where it is handed in, it is followed there. */
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

/** Texts put together from parts that each can be several; each begins where its last choice does. */
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
