for (const delay of [1, 0, 1.9, '1', -3, NaN, undefined, null, 2, '2', 2.9, [3], {}, true, Infinity, 2 ** 31, 1e-9]) {
    const timer = setTimeout(() => console.log(String(delay), timer._idleTimeout), delay);
}
setTimeout((...args) => console.log(args), 1, 'x', {y: 1});
setImmediate((...args) => console.log(args), 1, 2);
process.nextTick((...args) => console.log(args), 'tick');
for (const call of [() => setTimeout(), () => setTimeout('code', 1), () => setImmediate(5), () => process.nextTick(null), () => queueMicrotask({}), () => setInterval()]) {
    try { call(); } catch (error) { console.log(error.name, error.code, error.message, String(error)); }
}
