import '../../src/explore/jitless.ts';
import { type EditedRun, EmbeddedScenario } from '../../src/explore/edited-run.ts';
import type { Embedded } from '../../src/explore/messages.ts';

/** One of the steps that a page's worker takes for a change, so that each can be measured by itself. */
export type Step = { kind: 'start'; embedded: Embedded } | { kind: 'load' | 'replicate' | 'summarise' };

/** What a dedicated worker has; the types of a window do not fit it. */
const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Step>) => void) | null;
  postMessage(done: string): void;
};

let scenario: EmbeddedScenario;
let run: EditedRun;

scope.onmessage = async ({ data }) => {
  if (data.kind === 'start') scenario = new EmbeddedScenario(data.embedded);
  else if (data.kind === 'load') run = await scenario.edited([]);
  else if (data.kind === 'replicate') run.runOne();
  else run.figures();
  scope.postMessage(data.kind);
};
