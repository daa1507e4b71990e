/** A port for the server: the one it had before, as long as nobody else has taken it. */
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { textOf } from './files.ts';
import type { Home } from './home.ts';
import { LOOPBACK } from './superuser.ts';

export async function choosePort(home: Home): Promise<number> {
  const before = Number((await textOf(home.portFile)) ?? 0);
  const isPort = Number.isInteger(before) && before > 0 && before <= 65_535;
  return (isPort ? await free(before) : null) ?? (await free(0)) ?? 0;
}

export const rememberPort = (home: Home, port: number): Promise<void> => writeFile(home.portFile, `${port}\n`);

/** The port when it is free, 0 standing for any; null when it is taken. */
function free(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen(port, LOOPBACK, () => {
      const address = probe.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(found));
    });
  });
}
