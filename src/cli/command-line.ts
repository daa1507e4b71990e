/** What the tools of the command line share: flags, and an end with one sentence instead of a stack trace. */
import { parseArgs, types, type ParseArgsConfig } from 'node:util';
import { isSettingsProblem, settingsProblem } from '../kernel/settings-problem.ts';
import { environmentTokens } from './environment.ts';
import { CallFailure } from './graphql-client.ts';

export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

interface Usage {
  /** How it is called, for people. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
}

/** The folder and the flags; a settings problem when they are not understood. */
export function readCommandLine(
  words: readonly string[],
  { usage, options }: Usage,
): { readonly directory: string; readonly flags: Flags } {
  const parsed = parseWords(words, { usage, options });
  const [directory, ...more] = parsed.positionals;
  if (directory === undefined || more.length > 0) throw settingsProblem('One folder must be named.', `Use: ${usage}`);
  const flags: Record<string, string | boolean | readonly string[] | undefined> = {};
  for (const [name, value] of Object.entries(parsed.values)) {
    flags[name] = Array.isArray(value) ? value.map(String) : value;
  }
  return { directory, flags };
}

function parseWords(words: readonly string[], { usage, options }: Usage) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const said = types.isNativeError(error) ? (/^[^.]*/.exec(error.message)?.[0] ?? '') : '';
    throw settingsProblem(`The command line is not understood: ${said}.`, `Use: ${usage}`);
  }
}

export const textFlag = (flags: Flags, name: string): string | null => {
  const value = flags[name];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** `--token`, as often as it is there; else what the environment says. */
export function tokensGiven(flags: Flags): readonly string[] {
  const given = flags['token'];
  return Array.isArray(given) ? given : environmentTokens();
}

/** What a tool says when it cannot go on, and the exit code 1; a bug keeps its stack. */
export function tellEnd(error: unknown): void {
  process.exitCode = 1;
  if (isSettingsProblem(error)) console.error(error.message);
  else if (error instanceof CallFailure) {
    const quote = error.requestId === null ? '' : ` (request ${error.requestId})`;
    console.error(`${error.code}: ${error.message}${quote} What went in stays; run the same command again to go on.`);
  } else console.error(error);
}
