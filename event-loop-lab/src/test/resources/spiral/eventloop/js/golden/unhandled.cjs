process.on('exit', code => console.log('exit', code));
Promise.reject(new Error('nobody handles this'));
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('micro'));
setImmediate(() => console.log('never'));
