/** What the person who starts the gateway has set wrong: told in two sentences, never with a stack trace. (pure) */
import { types } from 'node:util';

const NAME = 'SettingsProblem';

/** `message` is one sentence on what is wrong, `remedy` one on what to do about it. */
export function settingsProblem(message: string, remedy: string): Error {
  const problem = new Error(`${message} ${remedy}`);
  problem.name = NAME;
  return problem;
}

export const isSettingsProblem = (error: unknown): error is Error => types.isNativeError(error) && error.name === NAME;
