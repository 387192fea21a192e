import { Command, InvalidArgumentError } from 'commander';
import { shippedScenarios } from './shipped-scenarios.ts';
import { writeGallery } from './write-gallery.ts';

/** `npm run gallery`: the report and the page to explore of every shipped scenario. CONTRIBUTING.md says more. */

const { out, replications } = new Command('npm run gallery --')
  .description('Writes the report and the page to explore of every shipped scenario, with an index.html.')
  .option('--out <folder>', 'the folder to write; an earlier gallery in it is replaced', 'dist/gallery')
  .option(
    '--replications <n>',
    'replications per scenario (default: those of the scenario, fewer of the largest)',
    whole,
  )
  .allowExcessArguments(false)
  .parse()
  .opts<{ out: string; replications?: number }>();

try {
  const { pages, without } = writeGallery({
    folder: out,
    scenarios: shippedScenarios(),
    replications,
    onScenario: (file) => process.stderr.write(`${file}\n`),
  });
  for (const file of without) process.stdout.write(`Without controls: ${file} is too large to explore in a browser.\n`);
  process.stdout.write(`Written: ${out}/index.html and ${pages} pages\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('expected a whole number from 1');
  return value;
}
