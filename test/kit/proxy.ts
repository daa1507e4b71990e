/** A TCP proxy before PostgreSQL that can cut the answer to a COMMIT: the fault that leaves a commit in doubt. */
import net from 'node:net';

export interface Proxy {
  readonly url: string;
  /** Cuts the answer to the next so many COMMITs; the server has got them. */
  readonly cutCommits: (count: number) => void;
  readonly cut: () => number;
  readonly close: () => Promise<void>;
}

/** The simple-query message of `commit`, as pg sends it. */
const COMMIT = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1');

export async function startProxy(target: string): Promise<Proxy> {
  const { hostname, port } = new URL(target);
  let toCut = 0;
  let cut = 0;
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    let doomed = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (data) => {
      if (toCut > 0 && data.includes(COMMIT)) {
        toCut -= 1;
        doomed = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!doomed) {
        client.write(data);
        return;
      }
      cut += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.toString(),
    cutCommits: (count) => {
      toCut = count;
    },
    cut: () => cut,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
