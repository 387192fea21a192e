/** Whether this runs in continuous integration: nobody is there to look at a progress bar or to accept a change. */
export function isInCi({ CI }: NodeJS.ProcessEnv = process.env): boolean {
  return CI !== undefined && !['', '0', 'false'].includes(CI.toLowerCase());
}
