import { type LoadOptions, loadScenario } from '../../scenario/load.ts';

export async function resolve(file: string, options: Pick<LoadOptions, 'allowFiles'>): Promise<void> {
  const { resolved } = await loadScenario(file, options);
  process.stdout.write(`${JSON.stringify(resolved, null, 2)}\n`);
}
