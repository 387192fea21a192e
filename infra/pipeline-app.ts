import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { STACK_NAME } from '../events/queues.ts';
import { type Bundle, bundleHandler } from './bundle.ts';
import { PipelineStack } from './pipeline-stack.ts';
import type { QueueSettings } from './queue-function.ts';

export interface PipelineAppOptions {
  /** The project's folder; handlers are named relative to it. */
  project: string;
  queues: Record<string, QueueSettings>;
  /** A folder for the bundles and nothing else. */
  bundles: string;
  /** Where the assembly is written. The CDK's command line sets its own folder. */
  outdir?: string;
  /** Values as `cdk --context name=value` would give them. */
  context?: Record<string, unknown>;
  /** Bundles made before, by handler. */
  made?: ReadonlyMap<string, Bundle>;
}

export interface PipelineApp {
  app: App;
  stack: PipelineStack;
  /** By handler. */
  bundles: ReadonlyMap<string, Bundle>;
}

/**
 * The CDK app, checked by cdk-nag as it is synthesised. Context: `stack` (name; default PickupGap), `keep-data` (`true`
 * keeps table, queues and logs when the stack is destroyed). All other settings are parameters of the stack.
 */
export function pipelineApp(options: PipelineAppOptions): PipelineApp {
  const { project, queues, bundles: folder, outdir, context } = options;
  const handlers = [...new Set(Object.values(queues).map(({ handler }) => handler))];
  const bundled = (handler: string) => bundleHandler(project, handler, join(folder, handler.replace(/\.ts$/, '')));
  const bundles = options.made ?? new Map(handlers.map((handler) => [handler, bundled(handler)]));
  const app = new App({
    ...(outdir !== undefined && { outdir }),
    ...(context && { context }),
    // A tree of constructs for the CDK's browser tools, which nothing here reads.
    treeMetadata: false,
  });
  const stack = new PipelineStack(app, contextText(app, 'stack') ?? STACK_NAME, {
    queues,
    build: buildOf(bundles),
    bundleOf: (handler) => bundles.get(handler)!.folder,
    keepData: contextText(app, 'keep-data') === 'true',
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack, bundles };
}

/** The hash of all functions' code, 16 hexadecimal digits. */
function buildOf(bundles: ReadonlyMap<string, Bundle>): string {
  const hash = createHash('sha256');
  for (const handler of [...bundles.keys()].sort()) hash.update(`${handler} ${bundles.get(handler)!.sha256}\n`);
  return hash.digest('hex').slice(0, 16);
}

function contextText(app: App, name: string): string | undefined {
  const value: unknown = app.node.tryGetContext(name);
  return value === undefined || value === '' ? undefined : String(value);
}
