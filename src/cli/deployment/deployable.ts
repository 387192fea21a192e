import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEEPING_FOLDER } from '../../../events/stack-settings.ts';
import { ASSEMBLY_FOLDER } from '../where/assembly-folder.ts';

interface Manifest {
  artifacts: Record<string, Artifact>;
  [more: string]: unknown;
}

interface Artifact {
  type: string;
  properties: Record<string, unknown>;
  [more: string]: unknown;
}

/**
 * Runs `use` with a copy of the package's assembly in which the stack has this name. The copy is then deleted.
 *
 * The name is only in the manifest, since no resource has a name of its own. If data are kept, the template with other
 * deletion policies takes the place of the plain one.
 */
export async function withDeployable<T>(
  { stack, keepData, from = ASSEMBLY_FOLDER }: { stack: string; keepData: boolean; from?: string },
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-deploy-'));
  try {
    for (const name of readdirSync(from)) {
      if (name.startsWith('asset.')) cpSync(join(from, name), join(folder, name), { recursive: true });
    }
    const source = keepData ? join(from, KEEPING_FOLDER) : from;
    for (const name of readdirSync(source)) {
      if (/\.(?:template|assets)\.json$/.test(name)) cpSync(join(source, name), join(folder, name));
    }
    const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8')) as Manifest;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(renamed(manifest, stack)));
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The manifest with the stack and its assets, under another name, and nothing that the deployment does not read. */
function renamed({ artifacts, ...manifest }: Manifest, stack: string): Manifest {
  const of = (type: string) => Object.values(artifacts).find((artifact) => artifact.type === type)!;
  const assets = `${stack}.assets`;
  const { additionalMetadataFile: _, ...own } = of('aws:cloudformation:stack');
  return {
    ...manifest,
    artifacts: {
      [assets]: of('cdk:asset-manifest'),
      [stack]: {
        ...own,
        displayName: stack,
        dependencies: [assets],
        properties: { ...own.properties, stackName: stack, additionalDependencies: [assets] },
      },
    },
  };
}
