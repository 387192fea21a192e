import { createHash } from 'node:crypto';
import { exp, expm1 } from '../../src/draws/exponential.ts';
import { log, log1p, power } from '../../src/draws/logarithm.ts';
import { StageDraws } from '../../src/draws/stage-draws.ts';

// Printed by the test beside it, on this machine and on arm64: a hash of the exact values at 20,000 arguments.

const ARGUMENTS = 20_000;

function hashOf(of: (u: number) => number): string {
  const draws = new StageDraws(0);
  const values = Float64Array.from({ length: ARGUMENTS }, (_, i) => {
    draws.seek(1, 1, i);
    return of(draws.at(0));
  });
  return createHash('sha256').update(new Uint8Array(values.buffer)).digest('hex');
}

const hashes = {
  exp: hashOf((u) => exp(80 * u - 40)),
  expm1: hashOf((u) => expm1(4 * u - 2)),
  log: hashOf((u) => log(u)),
  log1p: hashOf((u) => log1p(-u)),
  power: hashOf((u) => power(u, 3.7)),
};
process.stdout.write(`${JSON.stringify({ arch: process.arch, hashes })}\n`);
