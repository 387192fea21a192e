import {
  Aws,
  CfnCondition,
  CfnParameter,
  type CfnParameterProps,
  CfnResource,
  CfnRule,
  Fn,
  type IResolvable,
  Token,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SETTINGS, type Setting } from '../events/stack-settings.ts';

interface Wording {
  type: 'String' | 'Number';
  description: string;
  /** Of a text: the value that means "none", and what CloudFormation accepts. */
  none?: string;
  accepts?: Pick<CfnParameterProps, 'allowedPattern' | 'allowedValues' | 'constraintDescription'>;
}

/** Of a number, the value that means "none". */
const NO_NUMBER = '0';

const WORDING: Record<Setting, Wording> = {
  email: {
    type: 'String',
    description: 'The address that alarms write to. Empty: alarms show on the dashboard only.',
    none: '',
    accepts: { allowedPattern: '|[^@\\s]+@[^@\\s]+', constraintDescription: 'must be an e-mail address' },
  },
  budget: {
    type: 'Number',
    description: 'Writes to the address when a month costs the account more dollars than this. 0: never.',
  },
  concurrency: {
    type: 'Number',
    description: 'The most invocations at once of each function, from 2 to 1000. 0: as many as each was given.',
  },
  warmWrites: {
    type: 'Number',
    description: 'Write units per second that the table takes at once. 0: as many as a new table takes (4,000).',
  },
  mostWrites: {
    type: 'Number',
    description: 'The most write units per second that the table takes. 0: as many as the account allows.',
  },
  tracing: {
    type: 'String',
    description: 'Whether X-Ray traces the functions, which it bills per trace.',
    none: 'off',
    accepts: { allowedValues: ['off', 'on'] },
  },
};

/** The settings that keep their value from one deployment to the next, and the conditions that follow from them. */
export class StackParameters extends Construct {
  private readonly parameters: Record<Setting, CfnParameter>;
  private readonly conditions: Record<Setting, CfnCondition>;
  /** There is both a budget and an address that it writes to. */
  readonly hasBudget: CfnCondition;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const each = <T>(make: (setting: Setting) => T) =>
      Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, make(name as Setting)])) as Record<Setting, T>;
    this.parameters = each((setting) => this.parameter(setting));
    this.conditions = each((setting) => this.condition(setting));
    this.hasBudget = new CfnCondition(this, 'HasBudget', {
      expression: Fn.conditionAnd(this.conditions.budget, this.conditions.email),
    });
    this.hasBudget.overrideLogicalId('HasBudgetAndAddress');
    const rule = new CfnRule(this, 'BudgetHasAddress', {
      ruleCondition: Fn.conditionNot(Fn.conditionEquals(this.parameters.budget.value, '0')),
    });
    rule.addAssertion(
      Fn.conditionNot(Fn.conditionEquals(this.parameters.email.value, '')),
      `A budget needs an address to write to: set ${SETTINGS.email}.`,
    );
    rule.overrideLogicalId('BudgetHasAddress');
  }

  value(setting: Setting): string {
    return this.parameters[setting].valueAsString;
  }

  number(setting: Setting): number {
    return this.parameters[setting].valueAsNumber;
  }

  /** The condition under which the setting has a value. */
  isGiven(setting: Setting): CfnCondition {
    return this.conditions[setting];
  }

  /** `value` if the setting has one, else `otherwise`; by default the property is then left out. */
  ifGiven(setting: Setting, value: unknown, otherwise: unknown = Aws.NO_VALUE): IResolvable {
    return Fn.conditionIf(this.conditions[setting].logicalId, value, otherwise);
  }

  private parameter(setting: Setting): CfnParameter {
    const { type, description, none, accepts } = WORDING[setting];
    const rest = type === 'Number' ? { default: Number(NO_NUMBER), minValue: 0 } : { default: none, ...accepts };
    const parameter = new CfnParameter(this, setting, { type, description, ...rest });
    parameter.overrideLogicalId(SETTINGS[setting]);
    return parameter;
  }

  private condition(setting: Setting): CfnCondition {
    const none = WORDING[setting].none ?? NO_NUMBER;
    const condition = new CfnCondition(this, `${setting}Given`, {
      expression: Fn.conditionNot(Fn.conditionEquals(Token.asString(this.parameters[setting].value), none)),
    });
    condition.overrideLogicalId(`Has${SETTINGS[setting]}`);
    return condition;
  }
}

/** Creates what is in `construct` only if the condition holds. */
export function onlyIf(condition: CfnCondition, construct: Construct): void {
  for (const node of construct.node.findAll()) {
    if (node instanceof CfnResource) node.cfnOptions.condition = condition;
  }
}
