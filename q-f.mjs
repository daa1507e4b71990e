import pg from 'pg'; import {readFileSync} from 'node:fs';
const d=process.argv[2]; const pw=readFileSync(d+'/password','utf8').trim(); const port=readFileSync(d+'/port','utf8').trim();
const c=new pg.Client({host:'127.0.0.1',port,user:'postgres',password:pw,database:process.argv[3]}); await c.connect();
for (const s of process.argv.slice(4)) console.table((await c.query(s)).rows); await c.end();
