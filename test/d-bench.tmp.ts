import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '../src/kernel/migrate.ts';
import { openSide, closeSide } from '../src/kernel/db.ts';
import { projectEntities } from '../src/project/tables.ts';
import { givenProject } from './kit/given-project.ts';
import { confirmProforma } from '../src/project/proforma/confirm-proforma.ts';
import { createProformas } from '../src/project/proforma/create-proformas.ts';
const base='postgres://postgres@127.0.0.1:5599/';
const a=new pg.Client(base+'postgres'); await a.connect();
await a.query('drop database if exists d_bench with (force)'); await a.query('create database d_bench');
await migrate('project', base+'d_bench');
const project=openSide('project',{url:base+'d_bench',tables:projectEntities, poolMax: 1});
const given=givenProject({project, projectUrl: base+'d_bench'} as never);
await given.company();
async function pgCpu(){ const pids=(await a.query(`select pid from pg_stat_activity where datname='d_bench' and usename is not null and application_name <> 'x' and backend_type='client backend'`)).rows.map(r=>r.pid);
  let t=0; for(const p of pids){ try{ const f=readFileSync(`/proc/${p}/stat`,'utf8').split(') ')[1]!.split(' '); t+=Number(f[11])+Number(f[12]); }catch{} } return t*10; }
let n=0;
async function once(details:number){
  n+=1; const contract=await given.contract({number:`PC-${n}`});
  await given.sales(Array.from({length:details},()=>({contract})));
  const p00=await pgCpu(); const c0=process.cpuUsage(); const t0=performance.now();
  const {proformas}=await given.done(w=>createProformas(w,{contracts:[contract],runDate:'2026-01-31',invoiceDate:null,accountingDate:null}));
  const uc=process.cpuUsage(c0); const t1=performance.now(); const p0=await pgCpu(); const cpu=process.cpuUsage(); const t2=performance.now();
  await given.done(w=>confirmProforma(w,{id:proformas[0]!}));
  const t3=performance.now(); const used=process.cpuUsage(cpu); const p1=await pgCpu();
  console.log(details,'create',(t1-t0).toFixed(0),'ms (cpu node',((uc.user+uc.system)/1000).toFixed(0),'pg',p0-p00,') confirm',(t3-t2).toFixed(0),'ms (cpu node',((used.user+used.system)/1000).toFixed(0),'pg',p1-p0,') load', readFileSync('/proc/loadavg','utf8').slice(0,5));
}
for (let i=0;i<5;i++) await once(1000);
await once(6000);
await closeSide(project); process.exit(0);
