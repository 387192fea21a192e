import { readFileSync } from 'node:fs';

// How a GitHub Actions runner reads what a step prints, and the files that a step writes.

/** A line of the log that the runner obeys, such as `::error file=a.yaml,line=3::message`. */
export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** What a step's output means to the runner. */
export interface ReadLog {
  /** Every command, also those that are not annotations. */
  commands: Command[];
  /** What problem matchers found in the other lines. */
  matched: Record<'severity' | 'file' | 'line' | 'column' | 'message', string>[];
  /** Texts that the runner hides from here on. */
  masks: string[];
}

/** A command may have blanks before it. The older form may be anywhere in a line. */
const COMMAND = /^\s*::(?<name>[^\s:]+)(?<properties> .*?)?::(?<data>.*)$/;
const OLDER = /##\[(?<name>[^\s\]]+)(?<properties> [^\]]*)?\](?<data>.*)$/;

/** Reads the lines that a step prints, in their order. */
export function readLog(lines: readonly string[]): ReadLog {
  const read: ReadLog = { commands: [], matched: [], masks: [] };
  const matchers = new Map<string, Matcher>();
  let stopped: string | null = null;
  for (const line of lines) {
    const command = commandIn(line);
    if (stopped !== null) {
      if (command?.name === stopped) stopped = null;
    } else if (command === null) {
      read.matched.push(...[...matchers.values()].flatMap((matcher) => matchesOf(line, matcher)));
    } else {
      read.commands.push(command);
      if (command.name === 'stop-commands') stopped = command.data;
      if (command.name === 'add-mask') read.masks.push(command.data);
      if (command.name === 'remove-matcher') matchers.delete(command.properties.owner);
      if (command.name === 'add-matcher') {
        const { problemMatcher } = JSON.parse(readFileSync(command.data, 'utf8'));
        for (const matcher of problemMatcher as Matcher[]) matchers.set(matcher.owner, matcher);
      }
    }
  }
  return read;
}

function commandIn(line: string): Command | null {
  const found = COMMAND.exec(line) ?? OLDER.exec(line);
  if (found === null) return null;
  const { name, properties = '', data } = found.groups!;
  const pairs = properties.trim().split(/[,;]/).filter(Boolean);
  return {
    name,
    properties: Object.fromEntries(
      pairs.map((pair) => [
        pair.slice(0, pair.indexOf('=')),
        decoded(pair.slice(pair.indexOf('=') + 1))
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ','),
      ]),
    ),
    data: decoded(data),
  };
}

function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

interface Matcher {
  owner: string;
  severity: string;
  pattern: [{ regexp: string; file: number; line: number; column: number; message: number }];
}

function matchesOf(line: string, { severity, pattern: [one] }: Matcher): ReadLog['matched'] {
  const found = new RegExp(one.regexp).exec(line);
  if (found === null) return [];
  return [
    {
      severity,
      file: found[one.file],
      line: found[one.line],
      column: found[one.column],
      message: found[one.message],
    },
  ];
}

/** The values in a file such as $GITHUB_OUTPUT: `key=value`, or `key<<END`, lines, `END`. */
export function readEnvironmentFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, key, end] = /^([^=<]+)<<(.+)$/.exec(lines[at]) ?? [];
    if (key !== undefined) {
      const last = lines.indexOf(end, at + 1);
      if (last < 0) throw new Error(`${key} has no line ${end} at its end.`);
      values[key] = lines.slice(at + 1, last).join('\n');
      at = last;
    } else if (lines[at] !== '') {
      const equals = lines[at].indexOf('=');
      if (equals <= 0) throw new Error(`The runner does not understand the line ${lines[at]}`);
      values[lines[at].slice(0, equals)] = lines[at].slice(equals + 1);
    }
  }
  return values;
}
