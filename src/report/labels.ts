/** pickedUpAtRelease -> "picked up at release"; a name that is no camelCase stays as it is. */
export function spaced(key: string): string {
  return key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
