process.on('uncaughtException',(e,o)=>console.log('U',e.message,o));
process.nextTick(()=>console.log('tick'));
await 1;
for (let i=1;i<8;i++){ let p=Promise.resolve(); for(let j=0;j<i;j++) p=p.then(()=>{}); p.then(()=>console.log('hop',i)); }
process.nextTick(()=>console.log('tick2'));
throw new Error('main');
