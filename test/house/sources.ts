import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The product's own files, path -> source. */
export function sources(): Map<string, string> {
  const rooms = ['events', 'functions', 'infra', 'src'];
  const { stdout } = spawnSync('git', ['ls-files', ...rooms.flatMap((room) => [`${room}/*.ts`, `${room}/*.tsx`])], {
    encoding: 'utf8',
  });
  return new Map(
    stdout
      .trim()
      .split('\n')
      .map((file) => [file, readFileSync(file, 'utf8')]),
  );
}
