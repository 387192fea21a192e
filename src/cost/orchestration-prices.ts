import type { Price } from './prices.ts';

/** Prices of what `--bulk` does not use, for docs/explanation/three-ways.md. */
interface OtherPrice extends Omit<Price, 'service'> {
  service: 'Step Functions' | 'S3';
}

const AS_OF = { region: 'us-east-1', date: '2026-11' };
const STEP_FUNCTIONS = {
  service: 'Step Functions',
  ...AS_OF,
  url: 'https://aws.amazon.com/step-functions/pricing/',
} as const;
const S3 = { service: 'S3', ...AS_OF, url: 'https://aws.amazon.com/s3/pricing/' } as const;

/** List prices without free tiers. They were not looked up again online. */
export const ORCHESTRATION_PRICES = {
  standardTransition: { ...STEP_FUNCTIONS, unit: 'state transitions', dollarsPerMillion: 25 },
  expressRequest: { ...STEP_FUNCTIONS, unit: 'requests', dollarsPerMillion: 1 },
  expressSecond: { ...STEP_FUNCTIONS, unit: 'GB-seconds, in steps of 64 MB', dollarsPerMillion: 16.67 },
  s3Put: { ...S3, unit: 'objects written', dollarsPerMillion: 5 },
  s3Get: { ...S3, unit: 'objects read', dollarsPerMillion: 0.4 },
} satisfies Record<string, OtherPrice>;
