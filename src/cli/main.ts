#!/usr/bin/env node
import { keepCompiledCode } from './cache/compiled-code.ts';
import { exitCodeOf, reportFailure } from './terminal/failure.ts';
import { checkNode } from './terminal/node-version.ts';

/** Everything else is loaded once this Node is known to run it. */
try {
  checkNode();
  keepCompiledCode();
  await import('./run-command.ts');
} catch (error) {
  reportFailure(error);
  process.exitCode = exitCodeOf(error);
}
