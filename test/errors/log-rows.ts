import { writeFileSync } from 'node:fs';
import { readLog } from '../../src/event-log/read/read-log.ts';
import type { Row } from './row.ts';
import { refusedBy } from './scenario-rows.ts';
import { inFolder } from './temporary.ts';

export type Content = string | { shown: string; content: string | Uint8Array };

/** A log with this name, with local times in Chicago. */
export function log(name: string) {
  return (given: Content, accepted: string, cause: string): Row => {
    const { shown, content } = typeof given === 'string' ? { shown: given, content: given } : given;
    return {
      given: shown,
      cause,
      accepted,
      provoke: () => read(name, content),
      accept: async () => {
        const refused = await read(name, accepted);
        if (refused.length > 0) throw new Error(refused[0].message);
      },
    };
  };
}

/** A log that can only be replaced by another file, so the page does not show what to write instead. */
export function otherLog(name: string, given: Content, accepted: string, cause: string): Row {
  const { accept: _, ...row } = log(name)(given, accepted, cause);
  return row;
}

function read(name: string, content: string | Uint8Array) {
  return inFolder({}, (folder) => {
    writeFileSync(`${folder}/${name}`, content);
    return refusedBy(() => readLog(`${folder}/${name}`, 'America/Chicago', name));
  });
}
