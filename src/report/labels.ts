/** pickedUpAtRelease -> "picked up at release". A name that is not in camelCase stays as it is. */
export function spaced(key: string): string {
  return key.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
