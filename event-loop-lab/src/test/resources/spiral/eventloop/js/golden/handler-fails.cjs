process.on('uncaughtException', error => { console.log('heard', error.message); throw new Error('the handler, too'); });
process.on('exit', code => console.log('exit', code));
setTimeout(() => { throw new Error('first'); }, 1);
setTimeout(() => console.log('never'), 2);
