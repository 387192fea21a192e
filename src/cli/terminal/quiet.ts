let isOn = false;

/** Drops notes; answers and errors are still printed. */
export function beQuiet(on: boolean): void {
  isOn = on;
}

export function isQuiet(): boolean {
  return isOn;
}
