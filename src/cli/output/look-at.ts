import { lstatSync, type Stats } from 'node:fs';

/**
 * What has this name, even a link that leads nowhere; undefined if nothing has, or if the system does not say. Writing
 * there then shows what is wrong.
 */
export function lookAt(place: string): Stats | undefined {
  try {
    return lstatSync(place);
  } catch {
    return undefined;
  }
}
