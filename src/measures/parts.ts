/** What people may be counted by, beside the total: the facility, or the calendar month in which they were booked. */
export const PARTS = ['facility', 'month'] as const;

export type Part = (typeof PARTS)[number];

/** How many parts there are; 0 if they are not counted separately. */
export type PartSizes = Record<Part, number>;

export const UNDIVIDED: PartSizes = { facility: 0, month: 0 };
