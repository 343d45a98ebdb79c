process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error, origin));
process.on('exit', code => { console.log('exit', code); process.exitCode = 77; });
queueMicrotask(() => { throw 5; });
queueMicrotask(() => console.log('never'));
