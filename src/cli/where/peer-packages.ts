import manifest from '../../../package.json' with { type: 'json' };
import { UsageError } from '../terminal/failure.ts';

/** Packages that only some commands need. npm does not install them with pickup-gap. */
export type PeerPackage = keyof typeof manifest.peerDependencies;

/**
 * @param what what needs them, as the subject of a sentence
 * @throws UsageError with the command that installs those that are missing.
 */
export function checkInstalled(
  what: string,
  names: readonly PeerPackage[],
  isInstalled: (name: PeerPackage) => boolean = isFound,
): void {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const packages = new Intl.ListFormat('en-GB').format(missing);
  const versions = missing.map((name) => `${name}@${manifest.peerDependencies[name]}`);
  const [noun, verb] = missing.length === 1 ? ['package', 'is'] : ['packages', 'are'];
  throw new UsageError(
    `${what} needs the ${noun} ${packages}, which ${verb} not installed. Run npm install ${versions.join(' ')}.`,
  );
}

function isFound(name: PeerPackage): boolean {
  try {
    import.meta.resolve(name);
    return true;
  } catch (error) {
    // A package may have no main module: the CDK's command line has only a program.
    return (error as { code?: string }).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}
