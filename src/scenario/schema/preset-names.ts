import type { z } from 'zod';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { parsed } from '../values/kinds.ts';
import { isOwnFile } from './own-file.ts';

/** The policy presets. Each is a file scenarios/policies/NAME.yaml; a test compares the list with the folder. */
export const PRESETS = [
  'honor-detainers',
  'judges-order-with-notice',
  'calls-for-every-foreign-born',
  'consent-gated-calls',
  'on-site-office',
  'no-cooperation',
  'notice-24h-best-effort',
  'notice-24h-release-delayed',
  '287g-jail-enforcement',
  '287g-warrant-service-officer',
  '287g-task-force',
  'state-prison',
  'unwritten-case-by-case',
  'minnesota-patchwork',
  'hennepin-2011-to-2019',
  'rented-beds',
  'standing-arrangement',
  'detainers-withheld',
] as const;

/** A preset's name, or the path of a file in the same form. */
export const preset = parsed(
  (raw): string => {
    if (typeof raw === 'string' && (isOwnFile(raw) || PRESETS.some((name) => name === raw))) return raw;
    const near = typeof raw === 'string' ? nearest(raw, PRESETS) : undefined;
    throw new NotAValue(
      `${whatCame(raw)} is not a policy preset`,
      `${PRESETS.join(', ')}; or a file of your own, such as ./my-county.yaml`,
      near === undefined ? '`pickup-gap policies` lists them' : `did you mean "${near}"?`,
    );
  },
  {
    id: 'preset',
    anyOf: [{ enum: [...PRESETS] }, { type: 'string', pattern: '\\.ya?ml$' }],
    description:
      'The name of a policy preset (`pickup-gap policies` lists them), or the path of your own file ' +
      'in the same form.',
  } as z.core.GlobalMeta,
);
