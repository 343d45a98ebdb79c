const log = console.log;
const t = (name, how) => ({get then() { log('get', name); return how; }});
(async () => {
    log(await t('undefined then', undefined).then);
    try { await {get then() { throw new Error('getter'); }}; } catch (e) { log(e.message); }
    try { await {then(f, r) { r(new Error('rejects')); f(1); }}; } catch (e) { log(e.message); }
    log(await {then(f) { f(1); f(2); throw new Error('too late'); }});
    try { await {then() { throw new Error('throws'); }}; } catch (e) { log(e.message); }
    log(await {then(f) { f({then(g) { setTimeout(g, 1, 'nested'); }}); }});
})();
Promise.resolve(t('resolve', f => f('v'))).then(log);
new Promise(f => { f(t('executor', g => g('w'))); log('executor returned'); }).then(log);
class Sub extends Promise { then(...args) { log('Sub.then'); return super.then(...args); } }
Sub.resolve(1).then(v => log('sub', v)).finally(() => log('sub finally'));
Promise.all([Sub.resolve('s'), {then: f => f('t')}]).then(log);
const self = new Promise(f => setTimeout(() => f(self), 1)); self.catch(e => log(e.name));
log(Promise.resolve(self) === self, new Sub(() => {}) instanceof Promise, Sub.resolve(2).constructor === Sub);
