import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackRefusal } from './refusal.ts';

export interface Resource {
  Type: string;
  Properties?: Record<string, unknown>;
  [attribute: string]: unknown;
}

/** A CloudFormation template in the shape that the CDK writes. */
export interface Template {
  Resources: Record<string, Resource>;
  Outputs?: Record<string, { Value: unknown }>;
  [section: string]: unknown;
}

/** A synthesised stack: its template and the files that would be uploaded with it. */
export interface Assembly {
  stack: string;
  template: Template;
  /** The folder that becomes a function's zip file, by the key that the zip would have in the bucket. */
  codeFolder: (s3Key: string) => string;
}

interface Manifest {
  artifacts: Record<string, { type: string; properties?: { templateFile?: string; file?: string } }>;
}

interface AssetManifest {
  files: Record<
    string,
    { source: { path: string; packaging: string }; destinations: Record<string, { objectKey: string }> }
  >;
}

/**
 * Reads a folder that the CDK has synthesised (cdk.out): manifest, template and asset manifest. It needs none of the
 * CDK's code.
 *
 * Throws StackRefusal if the folder holds no assembly, or not exactly one stack.
 */
export function readAssembly(folder: string): Assembly {
  const json = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  let manifest: Manifest;
  try {
    manifest = json<Manifest>('manifest.json');
  } catch (error) {
    throw new StackRefusal([
      `There is no synthesised stack in ${folder} (${(error as Error).message}). Run npm run build.`,
    ]);
  }
  const stacks = Object.entries(manifest.artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  if (stacks.length !== 1) {
    const names = stacks.map(([name]) => name).join(', ') || 'none';
    throw new StackRefusal([`${folder} holds ${stacks.length} stacks (${names}); the local stack runs exactly one.`]);
  }
  const [[stack, { properties }]] = stacks as [(typeof stacks)[number]];
  const keys = new Map<string, string>();
  for (const artifact of Object.values(manifest.artifacts)) {
    if (artifact.type !== 'cdk:asset-manifest') continue;
    for (const { source, destinations } of Object.values(json<AssetManifest>(artifact.properties!.file!).files)) {
      for (const { objectKey } of Object.values(destinations)) keys.set(objectKey, join(folder, source.path));
    }
  }
  return {
    stack,
    template: json<Template>(properties!.templateFile!),
    codeFolder: (s3Key) => {
      const path = keys.get(s3Key);
      if (path === undefined) throw new StackRefusal([`No asset of ${folder} is uploaded as ${s3Key}.`]);
      return path;
    },
  };
}
