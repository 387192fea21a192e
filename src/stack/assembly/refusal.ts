/** The template contains something that the local stack would not honour. Lists all that was found, one line each. */
export class StackRefusal extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StackRefusal';
    this.problems = problems;
  }
}
