const EventEmitter = require('events');
const {once, on} = EventEmitter;
const e = new EventEmitter();
e.on('newListener', (name, f) => console.log('new', name, f.name));
e.on('removeListener', (name, f) => console.log('removed', name, f.name));
function one(...args) { console.log('one', args, this === e); }
e.on('x', one); e.prependListener('x', function zero() { console.log('zero'); }); e.once('x', function twice() { console.log('once'); });
console.log(e.emit('x', 1, 2), e.emit('x'), e.emit('nothing'), e.listenerCount('x'), e.eventNames(), e.listeners('x').map(f => f.name), e.rawListeners('x').length);
e.off('x', one); e.removeAllListeners('x'); console.log(e.eventNames(), e.getMaxListeners(), EventEmitter.defaultMaxListeners);
try { new EventEmitter().emit('error', new Error('boom')); } catch (error) { console.log(error.message); }
try { new EventEmitter().emit('error', {a: 1}); } catch (error) { console.log(error.name, error.code, error.message, error.context); }
try { e.on('x', 5); } catch (error) { console.log(error.code, error.message); }
const f = new EventEmitter();
f.on('x', () => { console.log('a'); f.on('x', () => console.log('added meanwhile')); f.off('x', last); }); const last = () => console.log('still called'); f.on('x', last); f.emit('x');
(async () => {
    const emitter = new EventEmitter();
    process.nextTick(() => emitter.emit('ready', 42));
    console.log(await once(emitter, 'ready'));
    setImmediate(() => emitter.emit('error', new Error('failed')));
    try { await once(emitter, 'ready'); } catch (error) { console.log('once', error.message); }
    setTimeout(() => { emitter.emit('tick', 1); emitter.emit('tick', 2); emitter.emit('end'); }, 1);
    for await (const [n] of on(emitter, 'tick')) { console.log('on', n); if (n === 2) break; }
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1);
    try { for await (const n of on(emitter, 'tick', {signal: controller.signal})) console.log(n); } catch (error) { console.log(error.name, error.code); }
    console.log(emitter.listenerCount('tick'), emitter.listenerCount('error'));
})();
class Mine extends EventEmitter { constructor() { super(); this.a = 1; } }
console.log(new Mine() instanceof EventEmitter, typeof EventEmitter.EventEmitter, EventEmitter.once.name);
