process.on('exit', code => { console.log('exit', code); process.exit(9); });
process.exitCode = 4;
setImmediate(() => console.log('immediate'));
