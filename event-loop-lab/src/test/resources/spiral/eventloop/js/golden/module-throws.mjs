process.on('uncaughtException',(e,o)=>console.log('U',e.message,o));
for (let i=1;i<8;i++){ let p=Promise.resolve(); for(let j=0;j<i;j++) p=p.then(()=>{}); p.then(()=>console.log('hop',i)); }
process.nextTick(()=>console.log('tick'));
Promise.resolve().then(()=>process.nextTick(()=>console.log('tick from micro')));
setImmediate(()=>console.log('imm'));
process.on('exit',c=>console.log(c));
throw new Error('main');
