import { loadScenario } from '../../scenario/load.ts';

export async function resolve(file: string): Promise<void> {
  const { resolved } = await loadScenario(file);
  process.stdout.write(`${JSON.stringify(resolved, null, 2)}\n`);
}
