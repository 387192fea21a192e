import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { EXIT, exitCodeOf, reportFailure, UsageError } from '../../src/cli/terminal/failure.ts';
import { fileProblem, InputError } from '../../src/refusals/input-error.ts';

let said: string;
beforeEach(() => {
  said = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});

test('the exit codes are those in the help and the reference', () => {
  expect(EXIT).toEqual({ done: 0, limitNotMet: 1, badInput: 2, bug: 70, interrupted: 130, terminated: 143 });
});

test('bad input exits with 2 and is reported in its own words, without a stack', () => {
  const errors = [new UsageError('Name another.'), new InputError([fileProblem('a.yaml', 'the file is empty')])];
  expect(errors.map(exitCodeOf)).toEqual([2, 2]);
  for (const error of errors) reportFailure(error);
  expect(said).toBe('Name another.\na.yaml: the file is empty\n\n1 problem in a.yaml; nothing was run.\n');
});

test.each([new RangeError('no such day'), 'a text that was thrown', undefined])(
  '%p is a bug: exit 70, and what to send',
  (error) => {
    expect(exitCodeOf(error)).toBe(70);
    reportFailure(error);
    expect(said).toMatch(/^This is a bug in pickup-gap, not in your input:\n/);
    expect(said).toContain(error instanceof Error ? error.stack! : String(error));
    expect(said).toMatch(/\nPlease report it with the command and the scenario file\.\n$/);
  },
);
