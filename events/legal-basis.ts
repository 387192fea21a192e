/** Those under which a jail can hold somebody for the agency. */
export const HOLD_BASES = ['administrativeRequest', 'judgesOrder', 'warrant287g'] as const;

/** What lets a jail keep a person past the ordinary release; `none`: nothing does. */
export const LEGAL_BASES = ['none', ...HOLD_BASES] as const;

/** How reports name each. */
export const LEGAL_BASIS_NAMES: Readonly<Record<(typeof LEGAL_BASES)[number], string>> = {
  none: 'no legal basis stated',
  administrativeRequest: 'administrative request',
  judgesOrder: "judge's order",
  warrant287g: '287(g) warrant',
};
