import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { LESSONS } from '../src/page/explore/lessons/lessons.ts';

export interface ShippedScenario {
  file: string;
  /** The name of its pages: the file's own, and `classroom-` before those of the classroom. */
  name: string;
  title: string;
  /** The first sentence of its description, or nothing. */
  sentence: string;
  /** The lesson that is written for it. */
  lesson?: string;
  /** Fewer replications than the file asks for, where these would take hours. */
  replications?: number;
}

/** It reads files that are not part of the project. */
const LEFT_OUT = ['scenarios/own-data.yaml'];
/** One replication follows 114 million people, and the file asks for a thousand. */
const FEWER: Record<string, number> = { 'scenarios/whole-country.yaml': 5 };

/** The scenarios that can be shown without a file of the user's, those of the classroom last. */
export function shippedScenarios(): ShippedScenario[] {
  return ['scenarios/*.yaml', 'scenarios/classroom/*.yaml']
    .flatMap((pattern) => globSync(pattern).sort())
    .filter((file) => !file.endsWith('.expect.yaml') && !LEFT_OUT.includes(file))
    .map((file) => {
      const { title, description = '' } = parse(readFileSync(file, 'utf8')) as { title: string; description?: string };
      return {
        file,
        name: `${file.includes('/classroom/') ? 'classroom-' : ''}${basename(file, '.yaml')}`,
        title,
        sentence: /^.*?[.?!](?=\s|$)/s.exec(description)?.[0] ?? description,
        lesson: LESSONS.find(({ scenario }) => file === `scenarios/classroom/${scenario}`)?.key,
        replications: FEWER[file],
      };
    });
}
