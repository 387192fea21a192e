/** The template asks for something that the local stack would not honour; all that was found, one line each. */
export class StackRefusal extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'StackRefusal';
    this.problems = problems;
  }
}
