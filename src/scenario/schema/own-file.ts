const OWN_FILE = /\.ya?ml$/i;

/** Whether a policy names the user's own file instead of a preset. */
export function isOwnFile(name: string): boolean {
  return OWN_FILE.test(name);
}
