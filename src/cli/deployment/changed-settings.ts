import { KEEPS_DATA_OUTPUT, SETTINGS, type Setting } from '../../../events/stack-settings.ts';
import { UsageError } from '../terminal/failure.ts';
import type { StackDescription } from '../where/describe-stack.ts';

/** What the command's options say about the stack; undefined: as it is. */
export interface WantedSettings {
  /** false: none. */
  email?: string | false;
  budget?: number | false;
  concurrency?: number | false;
  warmWrites?: number | false;
  mostWrites?: number | false;
  tracing?: boolean;
  keepData?: boolean;
}

export interface ChangedSettings {
  keepData: boolean;
  /** Parameters with a new value, by name. */
  parameters: ReadonlyMap<string, string>;
  /** What changes, one line each. */
  lines: readonly string[];
  /** The value that a setting will have; 0 or empty: none. */
  after(setting: Setting): string;
}

const NAMES: Record<Setting, { words: string; none: string }> = {
  email: { words: 'address for alarms', none: '' },
  budget: { words: 'budget in dollars per month', none: '0' },
  concurrency: { words: 'invocations at once of each function', none: '0' },
  warmWrites: { words: 'writes per second from the first second on', none: '0' },
  mostWrites: { words: 'writes per second at most', none: '0' },
  tracing: { words: 'tracing', none: 'off' },
};

/**
 * The settings of a deployed stack as the options change them. A setting without an option keeps its value.
 *
 * @throws UsageError if there would be a budget without an address.
 */
export function changedSettings(wanted: WantedSettings, deployed: StackDescription | null): ChangedSettings {
  const settings = Object.keys(SETTINGS) as Setting[];
  const before = (setting: Setting) => deployed?.parameters.get(SETTINGS[setting]) ?? NAMES[setting].none;
  const after = (setting: Setting) => {
    const value = wanted[setting];
    if (value === undefined) return before(setting);
    if (value === false) return NAMES[setting].none;
    return value === true ? 'on' : String(value);
  };
  if (after('budget') !== NAMES.budget.none && after('email') === NAMES.email.none) {
    throw new UsageError(
      wanted.budget === undefined
        ? `The stack's budget of $${after('budget')} writes to the address. Add --no-budget, or drop --no-email.`
        : 'A budget needs an address to write to. Add --email ADDRESS, or drop --budget.',
    );
  }
  const changed = settings.filter((setting) => after(setting) !== before(setting));
  const keptBefore = deployed?.outputs.get(KEEPS_DATA_OUTPUT) === 'true';
  const keepData = wanted.keepData ?? keptBefore;
  const shown = (value: string, { none }: { none: string }) => (value === none ? 'none' : value);
  return {
    keepData,
    parameters: new Map(changed.map((setting) => [SETTINGS[setting], after(setting)])),
    lines: [
      ...changed.map((setting) => {
        const name = NAMES[setting];
        return `${name.words}: ${shown(before(setting), name)} → ${shown(after(setting), name)}`;
      }),
      ...(keepData === keptBefore
        ? []
        : [`data are kept when the stack is destroyed: ${keepData ? 'no → yes' : 'yes → no'}`]),
    ],
    after,
  };
}
