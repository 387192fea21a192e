const BLOCK = /^```(?:js|ts)\n\/\/ (?<name>[\w-]+\.(?:mjs|ts))\n[\s\S]*?^```$/gm;

/** The programs that a Markdown page shows, each with its name on its first line: `// NAME.ts`. Name -> source. */
export function exampleFiles(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(BLOCK)].map(([block, name]) => [name, block.split('\n').slice(1, -1).join('\n').concat('\n')]),
  );
}

/** Whether a command of a page runs a program that a page shows. */
export function runsExample(command: string): boolean {
  return /^node [\w-]+\.(mjs|ts)$/.test(command);
}
