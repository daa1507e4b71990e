import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { wake } from '../../src/kernel/db.ts';
import { openLog } from '../../src/kernel/log.ts';
import { startRunner, type Runner, type Task } from '../../src/sync/runner/runner.ts';
import { openTestDatabases, type TestDatabases } from '../kit/database.ts';

let databases: TestDatabases;
beforeAll(async () => {
  databases = await openTestDatabases();
});
afterAll(() => databases.close());

const start = (...tasks: Task[]): Runner =>
  startRunner({ sides: [databases.project], tasks, log: openLog('silent'), random: () => 0.5 });

/** A promise, and what fulfils it. */
function promised(): { readonly kept: Promise<void>; readonly keep: () => void } {
  let keep: () => void = () => undefined;
  const kept = new Promise<void>((resolve) => (keep = resolve));
  return { kept, keep };
}

describe('the runner', () => {
  test('begins at once, goes on while there is more, and then waits to be woken', async () => {
    let passes = 0;
    const third = promised();
    const fourth = promised();
    const run = (): Promise<boolean> => {
      passes += 1;
      if (passes === 3) third.keep();
      if (passes === 4) fourth.keep();
      return Promise.resolve(passes < 3);
    };
    const runner = start({ name: 'count', run, wokenBy: [databases.project] });
    await third.kept;

    wake(databases.project);
    await fourth.kept;
    await runner.stop();

    expect(passes).toBe(4);
  });

  test('makes one pass of many wakes, and forgets none that comes during a pass', async () => {
    let passes = 0;
    const gate = promised();
    const second = promised();
    const run = async (): Promise<boolean> => {
      passes += 1;
      if (passes === 1) await gate.kept;
      if (passes === 2) second.keep();
      return false;
    };
    const runner = start({ name: 'slow', run, wokenBy: [databases.project] });
    for (let i = 0; i < 100; i += 1) wake(databases.project);
    gate.keep();
    await second.kept;
    await runner.stop();

    expect(passes).toBe(2);
  });

  test('runs when nothing wakes it', async () => {
    let passes = 0;
    const second = promised();
    const run = (): Promise<boolean> => {
      passes += 1;
      if (passes === 2) second.keep();
      return Promise.resolve(false);
    };
    const runner = start({ name: 'poll', run, wokenBy: [] });

    await second.kept;
    await runner.stop();

    expect(passes).toBe(2);
  });

  test('goes on after faults, and keeps them to the task that met them', async () => {
    let tries = 0;
    const mended = promised();
    const other = promised();
    const failing = (): Promise<boolean> => {
      tries += 1;
      if (tries < 4) return Promise.reject(new Error('boom'));
      mended.keep();
      return Promise.resolve(false);
    };
    const runner = start(
      { name: 'failing', run: failing, wokenBy: [] },
      { name: 'other', run: () => Promise.resolve(other.keep()).then(() => false), wokenBy: [] },
    );

    await Promise.all([mended.kept, other.kept]);
    await runner.stop();

    expect(tries).toBe(4);
  });

  test('stops after the pass under way, and begins no other', async () => {
    const begun = promised();
    const gate = promised();
    let ended = 0;
    const run = async (): Promise<boolean> => {
      begun.keep();
      await gate.kept;
      ended += 1;
      return true;
    };
    const runner = start({ name: 'long', run, wokenBy: [databases.project] });
    await begun.kept;

    const stopping = runner.stop();
    gate.keep();
    await stopping;
    wake(databases.project);

    expect(ended).toBe(1);
    expect(databases.project.wakers.size).toBe(0);
  });

  test('keeps a timetable', async () => {
    const ticked = promised();
    const run = (): Promise<boolean> => Promise.resolve(ticked.keep()).then(() => false);
    const runner = start({ name: 'every second', run, wokenBy: [], timetable: '* * * * * *' });

    await ticked.kept;
    await runner.stop();
  });
});
