/** The driver's only source of time. A test replaces it. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
}

export const wallClock: Clock = {
  now: () => performance.now(),
  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};
