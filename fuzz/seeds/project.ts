import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The path of a file of the project, given from its root. */
export function project(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export function projectText(path: string): string {
  return readFileSync(project(path), 'utf8');
}
