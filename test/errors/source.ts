/** A node of an ESTree. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const FUNCTIONS = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** A file with its syntax tree, and questions about it. */
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

  /** Its name, if it or what it is assigned to has one. */
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

  /** The expressions that a function returns. */
  returnsOf(fn: Node): Node[] {
    if ((fn.body as Node).type !== 'BlockStatement') return [fn.body as Node];
    return this.all.flatMap((node) => {
      const isOwn = node.type === 'ReturnStatement' && node.argument && this.functionsAround(node)[0] === fn;
      return isOwn ? [node.argument as Node] : [];
    });
  }

  /** The value that a name was set to, nearest to its use; undefined if it is a parameter, imported or destructured. */
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

  /** The place of a parameter of this name; -1 if the name is part of a destructured parameter. */
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

/** The name of a variable, a property, a private member or a text. */
export function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name as string;
  if (node.type === 'PrivateIdentifier') return `#${node.name}`;
  if (node.type === 'MemberExpression') return nameOf(node.property as Node);
  if (node.type === 'Literal') return String(node.value);
  return '';
}
