import { statfsSync } from 'node:fs';

const FOLDERS = ['/proc', '/sys', '/dev'];
/** Files that live in memory, of programs that share them. */
const ORDINARY = ['/dev/shm'];
/** Linux's numbers for the file systems of /proc and /sys, which can be mounted anywhere. */
const FILE_SYSTEMS = new Set([0x9fa0, 0x62656572]);

/** Whether a path leads to what the system says about itself, or to a device. */
export function isOfTheSystem(path: string): boolean {
  if (ORDINARY.some((folder) => path.startsWith(`${folder}/`))) return false;
  return FOLDERS.some((folder) => path === folder || path.startsWith(`${folder}/`)) || FILE_SYSTEMS.has(typeOf(path));
}

function typeOf(path: string): number {
  try {
    return statfsSync(path).type;
  } catch {
    // What cannot be looked at cannot be read either; opening it says why.
    return 0;
  }
}
