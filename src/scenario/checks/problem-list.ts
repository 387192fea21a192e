import { InputError, type Problem } from '../../refusals/input-error.ts';
import { MOST_PROBLEMS, type ProblemAt } from '../text/read-yaml.ts';
import { type Place, placeAt, type SourceNode } from '../text/source-tree.ts';
import type { Finding, FindingsBelow } from './findings.ts';

/**
 * The problems of a scenario, as they are found. The same mistake may show under every policy, but is reported once.
 */
export class ProblemList {
  private readonly problems: Problem[] = [];
  private readonly known = new Set<string>();
  private readonly problemAt: ProblemAt;

  constructor(problems: readonly Problem[], problemAt: ProblemAt) {
    this.problemAt = problemAt;
    this.add(...problems);
  }

  add(...problems: readonly Problem[]): void {
    for (const problem of problems) {
      const { file, line, column, message } = problem;
      const identity = `${file}:${line}:${column}:${message}`;
      if (!this.known.has(identity) && this.problems.length < MOST_PROBLEMS) this.problems.push(problem);
      this.known.add(identity);
    }
  }

  addAt(place: Place | undefined, problem: Omit<Finding, 'path' | 'atKey'>): void {
    this.add(this.problemAt(place, problem));
  }

  /** Adds findings below `prefix` of a root. A finding without a place in the root is shown at `top`. */
  addAll(
    findings: readonly Finding[],
    root: SourceNode,
    top: Place | undefined,
    prefix: readonly PropertyKey[] = [],
  ): void {
    for (const { path, atKey, message, allowed, hint } of findings.slice(0, MOST_PROBLEMS)) {
      this.addAt(placeAt(root, [...prefix, ...path], atKey) ?? top, { message, allowed, hint });
    }
  }

  addAllBelow(found: readonly FindingsBelow[]): void {
    for (const { findings, root, top } of found) this.addAll(findings, root, top);
  }

  get isEmpty(): boolean {
    return this.problems.length === 0;
  }

  /** All problems in order of place. Those of `file` come before those of the files that it names. */
  asError(file: string): InputError {
    const rank = (problem: Problem) => (problem.file === file ? 0 : 1);
    return new InputError(
      this.problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column),
    );
  }
}
