const {setTimeout: sleep, setImmediate: immediate, setInterval: every, scheduler} = require('timers/promises');
(async () => {
    console.log(await sleep(2, 'slept'), await immediate('immediate'), await sleep());
    let n = 0;
    for await (const v of every(3, 'v')) { console.log(v, ++n); if (n === 3) break; }
    await scheduler.wait(1); await scheduler.yield();
    const c = new AbortController();
    sleep(50, 0, {signal: c.signal}).catch(e => console.log(e.name, e.code, e.message, e.cause.name));
    immediate(0, {signal: c.signal}).catch(e => console.log('immediate', e.code));
    const loop = (async () => { try { for await (const v of every(1, 'w', {signal: c.signal})) { console.log(v); } } catch (e) { console.log('every', e.code); } })();
    setTimeout(() => c.abort(), 3);
    await loop;
    try { await sleep(1, 0, {signal: c.signal}); } catch (e) { console.log('already', e.code); }
    sleep(100, 0, {ref: false}).then(() => console.log('never'));
    try { await sleep(1, 0, {signal: 5}); } catch (e) { console.log(e.code); }
    const {promisify} = require('util'); console.log(await promisify(setTimeout)(1, 'promisified'), await promisify(setImmediate)('too'), await promisify((a, done) => done(null, a + 1))(1));
})();
