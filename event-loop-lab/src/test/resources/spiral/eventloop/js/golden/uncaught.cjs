process.on('exit', code => { console.log('exit', code); process.nextTick(() => console.log('never')); });
setImmediate(() => { Promise.resolve().then(() => console.log('never')); throw new TypeError('nobody catches this'); });
setImmediate(() => console.log('never'));
