/** AWS's price of one kind of unit, with its region and date. */
export interface Price {
  service: 'SQS' | 'DynamoDB' | 'Lambda';
  unit: string;
  dollarsPerMillion: number;
  region: string;
  /** The month in which it was noted; AWS changes prices without notice. */
  date: string;
  /** Where to look it up again. */
  url: string;
}

const AS_OF = { region: 'us-east-1', date: '2026-11' };

/**
 * List prices without free tiers or discounts, taken from the project's notes (its page on parts tried, November 2026),
 * which say to recheck them wherever they matter.
 */
export const PRICES = {
  sqsRequest: {
    service: 'SQS',
    unit: 'requests of 64 KB',
    dollarsPerMillion: 0.4,
    ...AS_OF,
    url: 'https://aws.amazon.com/sqs/pricing/',
  },
  writeUnit: {
    service: 'DynamoDB',
    unit: 'write units of 1 KB',
    dollarsPerMillion: 0.625,
    ...AS_OF,
    url: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  readUnit: {
    service: 'DynamoDB',
    unit: 'read units of 4 KB',
    dollarsPerMillion: 0.125,
    ...AS_OF,
    url: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  lambdaRequest: {
    service: 'Lambda',
    unit: 'requests',
    dollarsPerMillion: 0.2,
    ...AS_OF,
    url: 'https://aws.amazon.com/lambda/pricing/',
  },
  // $0.0000133334 per GB-second on arm64.
  lambdaSecond: {
    service: 'Lambda',
    unit: 'GB-seconds (arm64)',
    dollarsPerMillion: 13.3334,
    ...AS_OF,
    url: 'https://aws.amazon.com/lambda/pricing/',
  },
  // $0.25 per GB-month; a run is kept for 30 days.
  stored: {
    service: 'DynamoDB',
    unit: 'MB-months',
    dollarsPerMillion: 250,
    ...AS_OF,
    url: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  // $0.20 per GB-month of the table's size.
  recovery: {
    service: 'DynamoDB',
    unit: 'MB-months',
    dollarsPerMillion: 200,
    ...AS_OF,
    url: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
} satisfies Record<string, Price>;

export type PriceKey = keyof typeof PRICES;
