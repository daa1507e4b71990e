/** One structured line for each fact. What would betray a secret or a person is left out (SEC-14). */
import { pino, type Logger } from 'pino';

export type Log = Logger;

export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: [
      'authorization',
      '*.authorization',
      'token',
      '*.token',
      'password',
      '*.password',
      'url',
      '*.url',
      'variables',
      '*.variables',
    ],
  });
}
