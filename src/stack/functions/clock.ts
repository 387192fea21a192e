/** The local stack's only source of time. A test replaces it, so that a time limit can pass without a real wait. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Calls `ring` once after so many milliseconds. The function returned cancels it. */
  after(milliseconds: number, ring: () => void): () => void;
}

export const wallClock: Clock = {
  now: () => performance.now(),
  after: (milliseconds, ring) => {
    const timer = setTimeout(ring, milliseconds);
    return () => clearTimeout(timer);
  },
};
