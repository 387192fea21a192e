/** What no input may contain, in the words of a refusal. */
export type PersonalKind =
  | 'a person’s name'
  | 'an alien number'
  | 'a birth date'
  | 'a social security number'
  | 'an e-mail address'
  | 'a phone number'
  | 'a number of an identity document'
  | 'a home address';

/** The words of a refusal. `what` says which part of the file, never the value itself. */
export function personalRefusal(what: string, kind: PersonalKind): { message: string; allowed: string; hint: string } {
  return {
    message: `refused: ${what} looks like ${kind}`,
    allowed: 'no personal data, even in columns that are not used; docs/reference/personal-data.md lists what is refused',
    hint: 'remove the column from the file; if it holds no such thing, use another name or spelling',
  };
}
