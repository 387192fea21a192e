import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';

/**
 * Sends mail to `email` when AWS forecasts that a month's bill will exceed `monthlyDollars`, and when it has.
 *
 * It counts the whole account. A budget by tag would stay at zero, and so silent, until the tag is activated for
 * billing.
 */
export class Budget extends Construct {
  constructor(scope: Construct, id: string, { monthlyDollars, email }: { monthlyDollars: number; email: string }) {
    super(scope, id);
    const notify = (notificationType: 'ACTUAL' | 'FORECASTED') => ({
      notification: {
        notificationType,
        comparisonOperator: 'GREATER_THAN',
        threshold: 100,
        thresholdType: 'PERCENTAGE',
      },
      subscribers: [{ subscriptionType: 'EMAIL', address: email }],
    });
    new CfnBudget(this, 'Monthly', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyDollars, unit: 'USD' },
      },
      notificationsWithSubscribers: [notify('FORECASTED'), notify('ACTUAL')],
    });
  }
}
