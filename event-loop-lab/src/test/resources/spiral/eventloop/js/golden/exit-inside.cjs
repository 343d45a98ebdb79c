process.on('exit', code => { console.log('exit', code); queueMicrotask(() => console.log('never')); });
process.nextTick(() => console.log('tick'));
setTimeout(() => {
    try {
        queueMicrotask(() => console.log('never'));
        process.exit(3);
    } catch {
        console.log('never');
    } finally {
        console.log('never');
    }
}, 1);
setTimeout(() => console.log('never'), 2);
