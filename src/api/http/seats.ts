/** How many sockets and event streams a caller has open at once on this node (SEC-6). */

export interface Seats {
  /** Gives the seat back; null when the caller has as many as allowed. */
  readonly take: (caller: string) => (() => void) | null;
}

export function openSeats(perCaller: number): Seats {
  const taken = new Map<string, number>();
  return {
    take: (caller) => {
      const count = taken.get(caller) ?? 0;
      if (count >= perCaller) return null;
      taken.set(caller, count + 1);
      let isGiven = false;
      return () => {
        if (isGiven) return;
        isGiven = true;
        const left = (taken.get(caller) ?? 1) - 1;
        if (left === 0) taken.delete(caller);
        else taken.set(caller, left);
      };
    },
  };
}
