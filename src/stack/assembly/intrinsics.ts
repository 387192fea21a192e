import { StackRefusal } from './refusal.ts';

/**
 * The values that a template's references resolve to: resources by logical id, and pseudo parameters such as
 * AWS::Region.
 */
export interface References {
  ref: (name: string) => string | undefined;
  attribute: (id: string, name: string) => string | undefined;
}

/**
 * A template's value with Ref, Fn::GetAtt, Fn::Sub and Fn::Join resolved, at any depth.
 *
 * Throws StackRefusal on any other function and on a reference to something that does not exist locally.
 */
export function resolveValue(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((element) => resolveValue(element, references));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && (name === 'Ref' || name?.startsWith('Fn::'))) return call(name, argument, references);
  return Object.fromEntries(entries.map(([key, inner]) => [key, resolveValue(inner, references)]));
}

/** The same for a value that must resolve to text or a number. */
export function resolveText(value: unknown, references: References): string {
  const resolved = resolveValue(value, references);
  if (typeof resolved === 'string' || typeof resolved === 'number') return String(resolved);
  throw new StackRefusal([`${JSON.stringify(value)} cannot be resolved to text.`]);
}

function call(name: string, argument: unknown, references: References): unknown {
  switch (name) {
    case 'Ref':
      return found(references.ref(String(argument)), `Ref ${argument}`);
    case 'Fn::GetAtt': {
      const [id, attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.', 2);
      return found(references.attribute(id!, attribute!), `Fn::GetAtt ${id}.${attribute}`);
    }
    case 'Fn::Join': {
      const [delimiter, parts] = argument as [string, unknown[]];
      return parts.map((part) => resolveText(part, references)).join(delimiter);
    }
    case 'Fn::Sub':
      if (typeof argument !== 'string') break;
      return argument.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, inner: string) => {
        if (literal) return `\${${inner}}`;
        const [id, attribute] = inner.split('.', 2);
        const value = attribute === undefined ? references.ref(id!) : references.attribute(id!, attribute);
        return found(value, `Fn::Sub \${${inner}}`);
      });
  }
  throw new StackRefusal([`${name} of ${JSON.stringify(argument)} is not supported locally.`]);
}

function found(value: string | undefined, what: string): string {
  if (value === undefined) throw new StackRefusal([`${what} has no value locally.`]);
  return value;
}
