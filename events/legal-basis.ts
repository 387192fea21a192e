/** The legal bases under which a jail can hold a person for the agency. */
export const HOLD_BASES = ['administrativeRequest', 'judgesOrder', 'warrant287g'] as const;

/** The legal bases for keeping a person past the ordinary release; `none`: none is stated. */
export const LEGAL_BASES = ['none', ...HOLD_BASES] as const;

/** The name of each in reports. */
export const LEGAL_BASIS_NAMES: Readonly<Record<(typeof LEGAL_BASES)[number], string>> = {
  none: 'no legal basis stated',
  administrativeRequest: 'administrative request',
  judgesOrder: "judge's order",
  warrant287g: '287(g) warrant',
};
