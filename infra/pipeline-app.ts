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
}

export interface PipelineApp {
  app: App;
  stack: PipelineStack;
  /** By handler. */
  bundles: ReadonlyMap<string, Bundle>;
}

/**
 * The CDK app, checked by cdk-nag as it is synthesised. Context: `stack` (name; default PickupGap), `keep-data` (`true`
 * keeps table, queues and logs when the stack is destroyed), `email` (alarms write there), `monthly-dollars` (budget).
 */
export function pipelineApp({ project, queues, bundles: folder, outdir, context }: PipelineAppOptions): PipelineApp {
  const handlers = [...new Set(Object.values(queues).map(({ handler }) => handler))];
  const bundles = new Map(
    handlers.map((handler) => [handler, bundleHandler(project, handler, join(folder, handler.replace(/\.ts$/, '')))]),
  );
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
    email: contextText(app, 'email'),
    monthlyDollars: contextDollars(app),
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

function contextDollars(app: App): number | undefined {
  const text = contextText(app, 'monthly-dollars');
  if (text === undefined) return undefined;
  const dollars = Number(text);
  if (!(dollars > 0)) throw new Error(`Context monthly-dollars is ${text}; it takes dollars above 0, such as 20.`);
  return dollars;
}
