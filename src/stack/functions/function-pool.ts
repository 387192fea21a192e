import type { DeclaredFunction } from '../assembly/declared.ts';
import { FunctionEnvironment, type Surroundings } from './function-environment.ts';
import type { Outcome } from './function-messages.ts';

/** The reason for the failure of an invocation that was running when the stack stopped. */
export const STACK_STOPS = 'the stack stops';

/** The environments of one function: created when first needed, reused, and at most `size` at a time. */
export class FunctionPool {
  readonly name: string;
  private readonly size: number;
  private readonly make: (number: number) => FunctionEnvironment;
  private readonly idle: FunctionEnvironment[] = [];
  private readonly every = new Set<FunctionEnvironment>();
  private readonly waiting: (() => void)[] = [];
  private places: number;
  private made = 0;
  private closed = false;

  constructor(declared: DeclaredFunction, size: number, surroundings: Surroundings) {
    this.name = declared.name;
    this.size = size;
    this.places = size;
    this.make = (number) => new FunctionEnvironment(declared, number, surroundings);
  }

  /** Waits until one more invocation fits within `size`, and reserves its place until `leave`. */
  async enter(): Promise<void> {
    if (this.places > 0) this.places -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.places += 1;
    else next();
  }

  /** Creates an environment ahead of the first invocation, which then finds it loaded or loading. */
  warm(): void {
    this.idle.push(this.another());
  }

  /** Runs one invocation in a free environment. The caller must have entered. */
  async invoke(event: unknown): Promise<Outcome> {
    if (this.closed) return { kind: 'crashed', reason: STACK_STOPS };
    let environment = this.idle.pop();
    while (environment?.alive === false) environment = this.idle.pop();
    environment ??= this.another();
    const outcome = await environment.invoke(event);
    if (environment.alive) this.idle.push(environment);
    return outcome;
  }

  /** Ends the environment that signs with that access key; false if there is none. */
  kill(accessKey: string): boolean {
    const found = [...this.every].find((environment) => environment.accessKey === accessKey && environment.alive);
    void found?.end('killed');
    return found !== undefined;
  }

  /** Ends all environments. Later invocations fail. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.every].map((environment) => environment.end(STACK_STOPS)));
  }

  private another(): FunctionEnvironment {
    for (const environment of this.every) if (!environment.alive) this.every.delete(environment);
    if (this.every.size >= this.size)
      throw new Error(`${this.name} is already using all its ${this.size} environments.`);
    this.made += 1;
    const environment = this.make(this.made);
    this.every.add(environment);
    return environment;
  }
}
