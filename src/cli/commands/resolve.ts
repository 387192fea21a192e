import { jsonText } from '../../safe-text/json.ts';
import { loadScenario } from '../../scenario/load.ts';
import { print } from '../terminal/print.ts';

export async function resolve(file: string): Promise<void> {
  const { resolved } = await loadScenario(file);
  print(jsonText(resolved));
}
