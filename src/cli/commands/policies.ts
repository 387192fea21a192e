import { PROGRAM, programLine } from '../../manifest/manifest.ts';
import { nearest } from '../../refusals/nearest.ts';
import { renderPreset, renderPresets } from '../../report/policy-presets.ts';
import { jsonText } from '../../safe-text/json.ts';
import { describePreset, describePresets } from '../../scenario/policies/describe-preset.ts';
import { PRESETS } from '../../scenario/schema/preset-names.ts';
import { UsageError } from '../terminal/failure.ts';
import { print } from '../terminal/print.ts';

const MADE_BY = programLine(PROGRAM);

/** Lists the policy presets, or describes one of them. */
export async function policies(name: string | undefined, { json }: { json?: true }): Promise<void> {
  if (name !== undefined && !PRESETS.some((preset) => preset === name)) throw unknownPreset(name);
  const found = name === undefined ? await describePresets() : await describePreset(name);
  if (json)
    print(jsonText(Array.isArray(found) ? { manifest: PROGRAM, presets: found } : { manifest: PROGRAM, ...found }));
  else print(Array.isArray(found) ? renderPresets(found, MADE_BY) : renderPreset(found, MADE_BY));
}

function unknownPreset(name: string): UsageError {
  const near = nearest(name, PRESETS);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new UsageError(`"${name}" is not a policy preset.${hint} Allowed: ${PRESETS.join(', ')}.`);
}
