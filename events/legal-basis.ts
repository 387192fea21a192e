/** What lets a jail keep a person past the ordinary release; `none`: nothing does. */
export const LEGAL_BASES = ['none', 'administrativeRequest', 'judgesOrder', 'warrant287g'] as const;
