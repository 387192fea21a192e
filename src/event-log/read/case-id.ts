/** A case's id is a code with a digit and without spaces; anything else may be a name. */
const CODE = /^(?=.*\p{N})[\p{L}\p{N}_.:#/-]{1,64}$/u;

/** The ids that a case may have. */
export const ALLOWED_ID = 'a number or code without spaces, with a digit, of at most 64 characters: no name';

export function isCaseId(id: string): boolean {
  return CODE.test(id);
}

/** An id as a message may show it. */
export function shownId(id: string): string {
  return isCaseId(id) ? `"${id}"` : '(its id is not shown)';
}
