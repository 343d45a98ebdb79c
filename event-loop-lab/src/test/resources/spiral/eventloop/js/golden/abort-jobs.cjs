const ac=new AbortController(); const {setTimeout:sleep}=require('timers/promises'); const {once}=require('events'); const E=require('events');
for (let i=1;i<14;i++){ let p=Promise.resolve(); for(let j=0;j<i;j++) p=p.then(()=>{}); p.then(()=>console.log('hop',i)); }
sleep(5,1,{signal:ac.signal}).catch(e=>console.log('sleep',e.name));
once(new E,'q',{signal:ac.signal}).catch(e=>console.log('once',e.name));
sleep(5,1,{signal:AbortSignal.abort()}).catch(e=>console.log('sleep already',e.name));
once(new E,'q',{signal:AbortSignal.abort()}).catch(e=>console.log('once already',e.name));
require('timers/promises').setImmediate(1,{signal:ac.signal}).catch(e=>console.log('imm',e.name));
ac.abort();
