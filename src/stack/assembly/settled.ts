import type { Resource, Template } from './assembly.ts';
import { StackRefusal } from './refusal.ts';

/**
 * The template as CloudFormation would create it if every parameter had its default. It has no parameters and no
 * conditions: what exists only under a condition is there or not, and a choice by a condition is made.
 *
 * Throws StackRefusal if a parameter has no default, or a condition cannot be decided from the parameters alone.
 */
export function settled(template: Template): Template {
  const {
    Parameters = {},
    Conditions = {},
    ...rest
  } = template as Template & {
    Parameters?: Record<string, { Default?: unknown }>;
    Conditions?: Record<string, unknown>;
  };
  const without = Object.keys(Parameters).filter((name) => Parameters[name]!.Default === undefined);
  if (without.length > 0) {
    throw new StackRefusal(without.map((name) => `Parameters.${name} has no default, so it has no value locally.`));
  }
  const parameters = new Map(Object.entries(Parameters).map(([name, { Default }]) => [name, Default]));
  const conditions = new Conditional(parameters, Conditions);
  const kept = <T extends object>(named: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(named).flatMap(([name, one]) => {
        const { Condition, ...content } = one as T & { Condition?: unknown };
        if (Condition !== undefined && !conditions.holds(String(Condition))) return [];
        return [[name, conditions.settle(content) as T]];
      }),
    );
  return {
    ...rest,
    Resources: kept<Resource>(template.Resources),
    ...(template.Outputs && { Outputs: kept(template.Outputs) }),
  };
}

const NO_VALUE = Symbol('AWS::NoValue');

class Conditional {
  private readonly parameters: ReadonlyMap<string, unknown>;
  private readonly conditions: Readonly<Record<string, unknown>>;

  constructor(parameters: ReadonlyMap<string, unknown>, conditions: Readonly<Record<string, unknown>>) {
    this.parameters = parameters;
    this.conditions = conditions;
  }

  holds(name: string): boolean {
    const condition = this.conditions[name];
    if (condition === undefined) throw new StackRefusal([`The template has no condition ${name}.`]);
    return this.decide(condition);
  }

  /** Replaces parameters and choices at any depth. */
  settle(value: unknown): unknown {
    const found = this.replaced(value);
    return found === NO_VALUE ? undefined : found;
  }

  private replaced(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.replaced(one)).filter((one) => one !== NO_VALUE);
    if (typeof value !== 'object' || value === null) return value;
    const [name, argument] = onlyEntry(value);
    if (name === 'Ref' && argument === 'AWS::NoValue') return NO_VALUE;
    if (name === 'Ref' && this.parameters.has(String(argument))) return this.parameters.get(String(argument));
    if (name === 'Fn::If') {
      const [condition, then, otherwise] = argument as [string, unknown, unknown];
      return this.replaced(this.holds(condition) ? then : otherwise);
    }
    const entries = Object.entries(value).map(([key, one]) => [key, this.replaced(one)] as const);
    return Object.fromEntries(entries.filter(([, one]) => one !== NO_VALUE));
  }

  private decide(condition: unknown): boolean {
    const [name, argument] = onlyEntry(condition);
    const all = () => argument as unknown[];
    switch (name) {
      case 'Condition':
        return this.holds(String(argument));
      case 'Fn::Not':
        return !this.decide(all()[0]);
      case 'Fn::And':
        return all().every((one) => this.decide(one));
      case 'Fn::Or':
        return all().some((one) => this.decide(one));
      case 'Fn::Equals': {
        const [one, other] = all().map((side) => this.plain(side));
        return one === other;
      }
    }
    throw new StackRefusal([`The condition ${JSON.stringify(condition)} is not supported locally.`]);
  }

  /** A side of a comparison as text, since CloudFormation compares texts. */
  private plain(value: unknown): string {
    const found = this.settle(value);
    if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return String(found);
    throw new StackRefusal([`The condition compares ${JSON.stringify(value)}, which is not a parameter or a text.`]);
  }
}

function onlyEntry(value: unknown): [string | undefined, unknown] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 1 ? entries[0]! : [undefined, undefined];
}
