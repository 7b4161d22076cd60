import { open_core } from "./lib/core.mjs";
import { make_titles } from "./lib/titles.mjs";
const n=20000; const titles=make_titles(n); const core=await open_core();
const cat=JSON.stringify({schema:1,title:{zh:"x",en:"x"},generated_from:[],nodes:titles.map((t,i)=>({id:"n"+i+"x",kind:"article",title:t,prov:[]})),edges:[],tables:{cloc:[],cncf:[]},walkthroughs:[],aliases:{}});
const c=core.parseCatalog(cat); const end=performance.now()+6000; let k=0; const qs=process.argv.slice(2); while(performance.now()<end){core.search(c.handle,qs[k++%qs.length],20);} console.log(k, 6000/k);
