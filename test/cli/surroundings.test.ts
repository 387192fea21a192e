import { afterEach, describe, expect, test } from '@jest/globals';
import { EXIT, reportFailure, UsageError } from '../../src/cli/terminal/failure.ts';
import { isInCi } from '../../src/cli/terminal/in-ci.ts';
import { interruptible } from '../../src/cli/terminal/interrupt.ts';
import { say } from '../../src/cli/terminal/print.ts';
import { Progress } from '../../src/cli/terminal/progress.ts';
import { askForProgress, progressForm } from '../../src/cli/terminal/progress-form.ts';
import { beQuiet } from '../../src/cli/terminal/quiet.ts';
import { printedBy } from './printed-by.ts';

afterEach(() => {
  askForProgress(undefined);
  beQuiet(false);
});

describe('progress', () => {
  const terminal = { isTTY: true };

  test.each([
    ['a bar on a terminal', terminal, {}, 'bar'],
    ['nothing where stderr is a file', {}, {}, 'none'],
    ['lines in continuous integration', terminal, { CI: 'true' }, 'plain'],
    ['lines on a terminal that cannot redraw', terminal, { TERM: 'dumb' }, 'plain'],
    ['a bar where CI is switched off', terminal, { CI: 'false' }, 'bar'],
  ])('is %s', (_, stream, env, form) => expect(progressForm(stream, env)).toBe(form));

  test('is what --progress asks for; a bar needs a terminal all the same', () => {
    askForProgress('json');
    expect(progressForm(terminal, { CI: 'true' })).toBe('json');
    askForProgress('bar');
    expect(progressForm({}, {})).toBe('none');
  });

  test('as JSON is one object per line, at most one for each hundredth', async () => {
    askForProgress('json');
    const { err, out } = await printedBy(async () => {
      const progress = new Progress('Replications');
      for (let finished = 1; finished <= 1000; finished++) progress.update(finished, 1000);
      progress.end();
    });
    const lines = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(out).toBe('');
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toEqual({ progress: 'Replications', finished: 1000, total: 1000 });
  });
});

test.each([
  [undefined, false],
  ['', false],
  ['0', false],
  ['False', false],
  ['true', true],
  ['1', true],
])('CI=%s means continuous integration: %s', (CI, is) => expect(isInCi({ CI })).toBe(is));

test('--quiet drops notes, and errors are printed all the same', async () => {
  const { err } = await printedBy(async () => {
    beQuiet(true);
    say('a note');
    reportFailure(new UsageError('an error'));
  });
  expect(err).toBe('an error\n');
});

describe('an interrupted command', () => {
  test.each([
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const)('ends after %s with exit code %d', async (signal, code) => {
    const { exitCode } = process;
    try {
      await printedBy(() =>
        interruptible('Stopping', async (stop) => {
          process.emit(signal, signal);
          expect(stop.aborted).toBe(true);
          process.exitCode = EXIT.interrupted;
        }),
      );
      expect(process.exitCode).toBe(code);
    } finally {
      process.exitCode = exitCode;
    }
  });
});
