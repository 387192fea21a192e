/** Who can pay a cost line. The amounts of different payers are never added up. */
export const PAYERS = ['county', 'agency', 'state', 'person', 'other'] as const;
export type Payer = (typeof PAYERS)[number];
