/** Those under which a jail can hold somebody for the agency. */
export const HOLD_BASES = ['administrativeRequest', 'judgesOrder', 'warrant287g'] as const;

/** What lets a jail keep a person past the ordinary release; `none`: nothing does. */
export const LEGAL_BASES = ['none', ...HOLD_BASES] as const;
