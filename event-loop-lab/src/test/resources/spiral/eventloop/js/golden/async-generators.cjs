async function* numbers() {
    try {
        console.log('got', yield 1);
        console.log('got', yield Promise.resolve(2));
        yield 3;
    } finally {
        console.log('finally');
        await null;
        console.log('finally, later');
    }
}
const g = numbers();
const show = name => [r => console.log(name, r.value, r.done), e => console.log(name, 'failed', e.message)];
g.next('ignored').then(...show('next 1'));
g.next('second').then(...show('next 2'));
g.return(Promise.resolve('end')).then(...show('return'));
g.next('after').then(...show('next 4'));
g.throw(new Error('late')).then(...show('throw'));
const h = numbers();
h.throw(new Error('before the start')).then(...show('h throw'));
h.next().then(...show('h next'));
(async () => {
    for await (const v of numbers()) { console.log('loop', v); if (v === 2) break; }
    console.log('loop over');
    try { for await (const v of [Promise.resolve('x'), Promise.reject(new Error('y'))]) console.log(v); } catch (e) { console.log('caught', e.message); }
    async function* inner() { yield 'i'; return 'r'; }
    async function* outer() { const r = yield* inner(); console.log('inner returned', r); yield* ['s', Promise.resolve('t')]; }
    for await (const v of outer()) console.log(v);
})();
for (let i = 1; i < 24; i++) { let p = Promise.resolve(); for (let j = 0; j < i; j++) p = p.then(() => {}); p.then(() => console.log('tick', i)); }
