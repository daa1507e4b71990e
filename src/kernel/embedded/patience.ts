/** How long the launcher waits for a server, and how much it keeps. */

/** A server that is starting or stopping is looked at this often: it is ready within tenths of a second. */
export const pollMs = 15;

/** A first start takes about a second; only the recovery after a crash under load takes long. */
export const readyMs = 60_000;

/** What a killed server leaves behind (its children, their shared memory) is gone within seconds. */
export const startAgainMs = 5_000;

/** Between two attempts to start. */
export const startAgainPauseMs = 100;

/** A fast stop writes what is still in memory; with a slow disk and a full cache that takes a while. */
export const stopMs = 60_000;

/** Between the removal of postmaster.pid and the end of the process lie milliseconds. */
export const exitMs = 2_000;

/** A server on this machine that does not answer within this time is not answering. */
export const connectMs = 3_000;

/** A log above this size is put aside at the next start, so that at most two of them exist. */
export const logBytesMax = 16 * 1024 * 1024;

/** Enough of the log to hold the reason why a start failed. */
export const logTailBytes = 64 * 1024;

/** What a program writes to its output, and we keep to quote it. */
export const outputCharactersMax = 64 * 1024;
