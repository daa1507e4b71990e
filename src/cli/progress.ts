/** A bar for each step; where there is no terminal, a line when it has ended. */
import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** A step begins, with so many things to do. */
  readonly begin: (label: string, total: number) => Step;
  /** A line between steps. */
  readonly say: (line: string) => void;
}

export interface Step {
  readonly add: (count: number) => void;
  /** Ends the step, with what came of it. */
  readonly end: (result?: string) => void;
}

const LABEL_WIDTH = 34;

const secondsSince = (begun: number): string => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;

export const openProgress = (out: NodeJS.WriteStream): Progress => (out.isTTY ? bars(out) : lines(out));

export const silentProgress: Progress = {
  begin: () => ({ add: () => undefined, end: () => undefined }),
  say: () => undefined,
};

function lines(out: NodeJS.WritableStream): Progress {
  return {
    say: (line) => out.write(`${line}\n`),
    begin: (label, total) => {
      const begun = performance.now();
      let done = 0;
      return {
        add: (count) => {
          done += count;
        },
        end: (result = '') => {
          const count = total === 0 ? '' : `${done} of ${total}`;
          out.write(
            `${label.padEnd(LABEL_WIDTH)} ${count.padStart(16)} ${secondsSince(begun).padStart(8)}  ${result}`.trimEnd(),
          );
          out.write('\n');
        },
      };
    },
  };
}

function bars(out: NodeJS.WriteStream): Progress {
  return {
    say: (line) => out.write(`${line}\n`),
    begin: (label, total) => {
      const begun = performance.now();
      const bar = new SingleBar(
        {
          stream: out,
          format: `${label.padEnd(LABEL_WIDTH)} {bar} {value}/{total} {time}  {result}`,
          barsize: 24,
          hideCursor: true,
          gracefulExit: false,
        },
        Presets.shades_classic,
      );
      bar.start(Math.max(total, 1), total === 0 ? 1 : 0, { time: '', result: '' });
      return {
        add: (count) => bar.increment(count, { time: secondsSince(begun) }),
        end: (result = '') => {
          bar.update({ time: secondsSince(begun), result });
          bar.stop();
        },
      };
    },
  };
}

/** Does a step, and ends its bar however it ends. */
export async function inStep<A>(
  progress: Progress,
  { label, total }: { readonly label: string; readonly total: number },
  run: (add: (count: number) => void) => Promise<{ readonly value: A; readonly said?: string }>,
): Promise<A> {
  const step = progress.begin(label, total);
  let result = 'did not come to its end';
  try {
    const { value, said } = await run(step.add);
    result = said ?? '';
    return value;
  } finally {
    step.end(result);
  }
}
