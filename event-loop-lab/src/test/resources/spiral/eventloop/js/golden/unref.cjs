const t = setTimeout(() => console.log('never'), 50).unref();
const i = setInterval(() => console.log('interval'), 2);
i.unref();
setTimeout(() => console.log('keeps the loop'), 7);
console.log(t.hasRef(), i.hasRef(), t.ref() === t, t.hasRef(), t.unref().hasRef());
const m = setImmediate(() => console.log('unreferenced immediate'));
m.unref();
console.log(m.hasRef());
process.on('exit', () => console.log('exit'));
