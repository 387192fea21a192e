/** How the points of a sweep are chosen. */
export const DESIGNS = ['grid', 'lhs'] as const;

export type Design = (typeof DESIGNS)[number];
