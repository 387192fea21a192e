import { Broken, type Target } from '../../fuzz/frame/target.ts';
import { fileProblem, InputError } from '../../src/refusals/input-error.ts';

/** The index of the input with the fault. Every other input is accepted. */
export const PLANTED = 2;

const never = () => new Promise<never>(() => {});

/** What happens to one input, by the name of the target. */
const FAULTS: Record<string, () => unknown> = {
  'another error': () => (undefined as unknown as { a: string }).a,
  'a message': () => {
    throw new InputError([fileProblem('a.yaml', `expected a number, got ${String(undefined)}`)]);
  },
  'an empty message': () => {
    throw new InputError([fileProblem('a.yaml', '')]);
  },
  'no problem': () => {
    throw new InputError([]);
  },
  'an invariant': () => {
    throw new Broken('outcomes sum to 4, but 5 were booked');
  },
  'a rejection': () => {
    Promise.reject(new Error('nobody awaits this'));
  },
  'a loop': () => {
    for (;;);
  },
  'a promise': never,
  buffers: () => {
    const kept: Buffer[] = [];
    for (;;) kept.push(Buffer.alloc(1 << 24, 1));
  },
  'an abort': () => process.abort(),
  'an abort that the product keeps apart': () => process.abort(),
  'an abort even apart': () => process.abort(),
};
const APART = 'an abort that the product keeps apart';
const EVEN_APART = 'an abort even apart';

/** Targets with a planted fault, which shows that the fuzzer finds each kind. */
export const TARGETS: readonly Target[] = Object.keys(FAULTS).map((name) => ({
  name,
  about: 'a planted fault',
  // On a busy machine, filling memory takes long, too.
  mostMilliseconds: name === 'buffers' ? 10_000 : 200,
  async open() {
    const isInvariant = name === 'an invariant';
    const act = (index: number) => (index === PLANTED ? FAULTS[name]() : undefined);
    return {
      make: ({ index }) => ({ name: 'input', bytes: Buffer.of(index) }),
      read: async ({ bytes }) => (isInvariant ? undefined : act(bytes[0])),
      ...(name === APART && { readApart: async () => undefined }),
      ...(name === EVEN_APART && { readApart: async ({ bytes }) => act(bytes[0]) }),
      check: async (_read, { bytes }) => {
        if (isInvariant) act(bytes[0]);
        return ['checked'];
      },
    };
  },
}));
