const {performance} = require('perf_hooks');
const start = performance.now();
const at = () => Math.round(performance.now() - start);
let n = 0;
const i = setInterval(() => {
    console.log('interval', at());
    setImmediate(() => console.log('  immediate', at()));
    setTimeout(() => console.log('  timer', at()), 0);
    if (++n === 3) clearInterval(i);
}, 4);
const j = setInterval(() => { console.log('j', at()); j.close(); }, 4);
setTimeout(() => console.log('six', at()), 6);
const k = setInterval(function () { console.log(this === k, at()); clearInterval(this); }, 1.5);
