/** The january folder in one run: database start, load, the month and the comparison included. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Figure } from './figure.ts';

const ROOT = join(import.meta.dirname, '..');

export async function measureMonth(): Promise<readonly Figure[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/month.ts', 'data/january'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  await once(child, 'close');
  const [, seconds = '?', cpu = '?', memory = '?'] =
    /([\d.]+) s in all(?:; the gateway used ([\d.]+) s of CPU and at most (\d+) MiB)?/.exec(out) ?? [];
  const said = out.split('\n').find((line) => /differen/i.test(line)) ?? 'It did not come to its end.';
  return [
    { what: 'Month run of data/january, in all', value: `${seconds} s`, beside: 'target: under 40 s' },
    { what: 'Month run, CPU of the gateway', value: `${cpu} s` },
    { what: 'Month run, most memory of the gateway', value: `${memory} MiB`, beside: 'target: under 400 MB' },
    { what: 'Month run, compared with what was expected', value: said },
  ];
}
