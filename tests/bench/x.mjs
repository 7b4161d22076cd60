import { open_core, fine } from "./lib/core.mjs";
import { make_titles } from "./lib/titles.mjs";
import { planted, without_hit, keystrokes } from "./lib/planted.mjs";
const n=Number(process.argv[2]??100000);
const titles=make_titles(n);
const core=await open_core();
const cat=JSON.stringify({schema:1,title:{zh:"x",en:"x"},generated_from:[],nodes:titles.map((t,i)=>({id:"n"+i+"x",kind:"article",title:typeof t==='string'?t:t.title,prov:[]})),edges:[],tables:{cloc:[],cncf:[]},walkthroughs:[],aliases:{}});
const c=core.parseCatalog(cat); if(!c.ok){console.log(JSON.stringify(c.messages).slice(0,500));process.exit(1)}
core.search(c.handle,"a",20);
const rows=[];
const qs=[...planted.map(p=>p.query??p[0]??p),...without_hit];
for(const q of qs){ for(const k of keystrokes(q)){ let b=1e9; for(let i=0;i<5;i++){const t=performance.now(); core.search(c.handle,k,20); b=Math.min(b,performance.now()-t);} rows.push([b,k]); } }
rows.sort((a,b)=>b[0]-a[0]);
console.log(rows.length,'p50',rows[rows.length>>1][0].toFixed(2),'p95',rows[Math.floor(rows.length*.05)][0].toFixed(2));
console.log(rows.slice(0,60).map(r=>r[0].toFixed(2)+' '+r[1]).join(' | '));
