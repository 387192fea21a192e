import { jsonText } from '../../safe-text/json.ts';
import { type LoadOptions, loadScenario } from '../../scenario/load.ts';
import { print } from '../terminal/print.ts';

export async function resolve(file: string, options: Pick<LoadOptions, 'allowFiles'>): Promise<void> {
  const { resolved } = await loadScenario(file, options);
  print(jsonText(resolved));
}
