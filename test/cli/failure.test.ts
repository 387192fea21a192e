import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
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

describe('what the system has run out of is said in words, exit 2', () => {
  const failing = (code: string, more = {}) =>
    Object.assign(new Error(`${code}: as the system says it`), { code, ...more });

  test.each([
    [failing('EMFILE'), /this process may not open more files/],
    [failing('ENFILE'), /the system may not open more files/],
    [failing('ENOSPC'), /no space is left on the disk/],
    [failing('EROFS'), /the file system is read-only/],
    [failing('ENOMEM'), /the system has no memory left/],
    [Object.assign(new Error('Worker: EMFILE'), { code: 'ERR_WORKER_INIT_FAILED' }), /may not open more files/],
    [failing('ENOENT', { syscall: 'uv_cwd' }), /^The working directory no longer exists\. Change to another one/],
    [failing('ERR_STRING_TOO_LONG'), /longer than 512 MiB/],
  ])('%p', (error, words) => {
    expect(exitCodeOf(error)).toBe(2);
    reportFailure(error);
    expect(said).toMatch(words);
    expect(said).not.toContain('as the system says it');
  });

  test('a text that is too long, as the engine itself refuses it', () => {
    const error = tooLong();
    expect(exitCodeOf(error)).toBe(2);
    reportFailure(error);
    expect(said).toMatch(/longer than 512 MiB/);
  });

  test('planted fault: a file of the program that is missing is a bug', () => {
    expect(exitCodeOf(failing('ENOENT', { syscall: 'open' }))).toBe(70);
  });
});

function tooLong(): unknown {
  try {
    return 'x'.repeat(2 ** 30);
  } catch (error) {
    return error;
  }
}
