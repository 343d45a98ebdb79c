process.on('uncaughtException', e => console.log('uncaught', e.message));
const fail = name => { process.nextTick(() => console.log('tick of', name)); Promise.resolve().then(() => console.log('micro of', name)); throw new Error(name); };
setImmediate(() => fail('i1')); setImmediate(() => console.log('i2')); setImmediate(() => fail('i3'));
setTimeout(() => fail('t1'), 5); setTimeout(() => console.log('t2'), 5); setTimeout(() => fail('t3'), 6); setTimeout(() => console.log('t4'), 6);
setTimeout(() => { process.nextTick(() => { throw new Error('tick'); }); process.nextTick(() => console.log('next tick')); queueMicrotask(() => console.log('micro')); }, 20);
setTimeout(() => { queueMicrotask(() => { throw new Error('microtask'); }); queueMicrotask(() => console.log('next microtask')); process.nextTick(() => console.log('a tick')); }, 30);
setTimeout(() => { const e = new EventTarget(); e.addEventListener('x', () => { throw new Error('listener'); }); e.dispatchEvent(new Event('x')); console.log('dispatched'); }, 40);
setTimeout(() => { new (require('events'))().emit('error', new Error('emitter')); }, 50);
setInterval(function () { if (this.n = (this.n || 0) + 1, this.n > 2) clearInterval(this); fail('interval ' + this.n); }, 60);
