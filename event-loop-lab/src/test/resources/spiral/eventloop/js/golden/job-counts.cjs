class Sub extends Promise {}
const thenable = v => ({then(f) { console.log('then of', v); f(v); }});
const rows = {
    'await plain': async () => { await 1; },
    'await native': async () => { await Promise.resolve(1); },
    'await patched': async () => { const p = Promise.resolve(1); p.then = () => console.log('never'); await p; },
    'await thenable': async () => { await thenable('a'); },
    'await subclass': async () => { await Sub.resolve(1); },
    'return plain': async () => 1,
    'return await': async () => await Promise.resolve(1),
    'return thenable': async () => thenable('b'),
    'return promise': async () => Promise.resolve(1),
    'resolve(promise)': () => new Promise(f => f(Promise.resolve(1))),
    'all': () => Promise.all([1, Promise.resolve(2), Sub.resolve(3)]),
    'all empty': () => Promise.all([]),
    'race': () => Promise.race([Promise.resolve(1), 2]),
    'any rejected': () => Promise.any([Promise.reject(1)]).catch(e => console.log(e.constructor.name, e.errors)),
    'allSettled': () => Promise.allSettled([Promise.reject(1), 2]),
    'finally': () => Promise.resolve(1).finally(() => {}),
    'finally throws': () => Promise.resolve(1).finally(() => { throw 1; }).catch(() => {}),
    'finally waits': () => Promise.resolve(1).finally(() => Promise.resolve(2)),
};
for (let i = 1; i < 14; i++) { let p = Promise.resolve(); for (let j = 1; j < i; j++) p = p.then(() => {}); p.then(() => console.log('-- tick', i)); }
for (const [name, make] of Object.entries(rows)) { make().then(() => console.log(name)); }
