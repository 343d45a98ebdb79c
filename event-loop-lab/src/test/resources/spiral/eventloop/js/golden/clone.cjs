const shared = {s: 1};
const original = {a: [1, {b: 2}], m: new Map([[shared, shared]]), set: new Set([1, 'x']), d: new Date(5), r: /a/gi, n: null, u: undefined, big: 1n, t: new Uint8Array([1, 2]), e: new RangeError('r').message, o: Object('str')};
original.self = original;
const copy = structuredClone(original);
console.log(copy, copy.self === copy, [...copy.m][0][0] === [...copy.m][0][1], copy.m !== original.m);
for (const bad of [() => {}, Symbol('s'), {f() {}}]) { try { structuredClone(bad); } catch (e) { console.log(e.name, e.code, e.message); } }
const err = structuredClone(new TypeError('t', {cause: 'c'})); console.log(err instanceof TypeError, err.message, err.cause);
class P { constructor() { this.x = 1; } } console.log(structuredClone(new P()));
