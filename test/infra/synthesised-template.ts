import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { QUEUES } from '../../events/queues.ts';
import { pipelineApp } from '../../infra/pipeline-app.ts';
import type { Template } from '../../src/stack/assembly/assembly.ts';

/** The real table of queues, with stand-ins for its functions, whose code does not matter here. */
export const QUEUES_WITHOUT_CODE = Object.fromEntries(
  Object.entries(QUEUES).map(([name, queue]) => [name, { ...queue, handler: 'test/stack/fixtures/obedient.ts' }]),
);

/** The template that the CDK writes for the real table of queues. */
export function synthesisedTemplate(context: Record<string, unknown> = {}): Template {
  const room = mkdtempSync(join(tmpdir(), 'template-'));
  try {
    const outdir = join(room, 'assembly');
    const bundles = join(room, 'bundles');
    pipelineApp({ project: resolve('.'), queues: QUEUES_WITHOUT_CODE, bundles, outdir, context }).app.synth();
    return JSON.parse(readFileSync(join(outdir, 'PickupGap.template.json'), 'utf8')) as Template;
  } finally {
    rmSync(room, { recursive: true });
  }
}
