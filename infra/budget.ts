import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { onlyIf, type StackParameters } from './stack-parameters.ts';

/**
 * Sends mail when AWS forecasts that a month's bill will exceed the stack's parameter, and when it has. It exists only
 * if both the dollars and an address are given.
 *
 * It counts the whole account. A budget by tag would stay at zero, and so silent, until the tag is activated for
 * billing.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, parameters: StackParameters) {
    super(scope, id);
    const notify = (notificationType: 'ACTUAL' | 'FORECASTED') => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: parameters.value('email') }],
    });
    new CfnBudget(this, 'Monthly', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: parameters.number('budget'), unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('FORECASTED'), notify('ACTUAL')],
    });
    onlyIf(parameters.hasBudget, this);
  }
}
