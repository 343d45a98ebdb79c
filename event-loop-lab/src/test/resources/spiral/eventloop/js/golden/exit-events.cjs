let revived = 0;
process.on('beforeExit', code => {
    console.log('beforeExit', code);
    if (revived++ < 2) {
        setTimeout(() => console.log('revived', revived), 1);
    } else if (revived === 3) {
        Promise.resolve().then(() => console.log('a microtask does not revive'));
    }
});
process.on('exit', code => {
    console.log('exit', code, process.exitCode);
    queueMicrotask(() => console.log('microtask in exit'));
    process.nextTick(() => console.log('never: tick in exit'));
    setTimeout(() => console.log('never: timer in exit'));
    process.exitCode = 5;
});
process.once('exit', code => console.log('second listener', code));
