import pg from 'pg';
import { migrate } from '/work/main/src/kernel/migrate.ts';
import { openSide, closeSide } from '/work/main/src/kernel/db.ts';
import { financeEntities } from '/work/main/src/finance/tables.ts';
import { givenFinance } from '/work/main/test/kit/given-finance.ts';
import { confirmation, idOf } from '/work/main/test/kit/finance-messages.ts';
const base = 'postgres://postgres@127.0.0.1:5599/';
const admin = new pg.Client(base + 'postgres'); await admin.connect();
await admin.query('drop database if exists fin_bench with (force)'); await admin.query('create database fin_bench'); await admin.end();
const url = base + 'fin_bench';
await migrate('finance', url);
const finance = openSide('finance', { url, tables: financeEntities, poolMax: 4 });
const at = givenFinance({ finance, financeUrl: url } as never, 'USPM');
await at.company(); await at.contract();
const N = Number(process.argv[2] ?? 1000);
let log: [number, string][] = [];
const original = pg.Client.prototype.query;
(pg.Client.prototype as any).query = async function (...args: any[]) { const s = performance.now(); const r = await (original as any).apply(this, args); log.push([performance.now() - s, String(args[0]?.text ?? args[0]).replace(/\s+/g, ' ').slice(0, 110)]); return r; };
import { readFileSync } from 'node:fs';
const watcher = new pg.Client(base + 'fin_bench'); await watcher.connect();
async function pgCpu() { const r = await (original as any).call(watcher, "select pid from pg_stat_activity where datname = 'fin_bench' and pid <> pg_backend_pid()"); let t = 0; for (const { pid } of r.rows) { try { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); t += (Number(f[11]) + Number(f[12])) * 10; } catch {} } return t; }
async function timed(name: string, work: () => Promise<any>) { log = []; const p0 = await pgCpu(); const c0 = process.cpuUsage(); const s = performance.now(); const a = await work(); const total = performance.now() - s; const c = process.cpuUsage(c0); console.log('  cpu ms: node', Math.round((c.user + c.system) / 1000), 'postgres', (await pgCpu()) - p0); console.log(name, Math.round(total), 'ms', log.length, 'statements', Math.round(log.reduce((t, [ms]) => t + ms, 0)), 'in sql', JSON.stringify(a?.value)?.slice(0, 120), a?.refusals?.slice?.(0,1)); if (process.argv[3]) for (const [ms, t] of [...log].sort((a, b) => b[0] - a[0]).slice(0, 6)) console.log('   ', ms.toFixed(1), t); }
for (let round = 0; round < 1; round++) {
  const ids = Array.from({ length: N }, (_, i) => round * N + i + 1);
  for (let i = 0; i < N; i += 5000) await timed('deliver unbilled', () => at.actuals(...ids.slice(i, i + 5000).map((i) => ({ id: idOf(`U${i}`), type: 'UNBILLED_SALES' as const, amount: '133.33' }))));
  await timed('import journals', () => at.importAll({ scope: 'JOURNAL' }));
  await timed('post journals', () => at.postAll());
  const messages = confirmation({ number: `PF-${round}`, id: idOf(`P${round}`), billed: ids.map((i) => ({ actual: { id: idOf(`B${i}`), type: 'BILLED_SALES' as const, amount: '133.33' }, unbilled: idOf(`U${i}`) })) });
  await timed('deliver proforma', () => at.deliver(...messages));
  await timed('import proposal', () => at.importAll({ proposals: [`PF-${round}`] }));
  await timed('post proposal', () => at.post(`PF-${round}`));
}
await closeSide(finance); await at.close();
