/** A wake that is never lost: rung while nobody waits, it is remembered; rung many times, it wakes once. */
export interface Bell {
  readonly ring: () => void;
  /** Until it rings, or that many milliseconds have passed. */
  readonly wait: (ms: number) => Promise<void>;
}

export function newBell(): Bell {
  let rung = false;
  let answer: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      answer?.();
    },
    wait: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        answer = null;
      }
      rung = false;
    },
  };
}
