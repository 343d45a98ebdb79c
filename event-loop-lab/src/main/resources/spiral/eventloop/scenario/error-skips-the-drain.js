process.on('uncaughtException', error => console.log('caught ' + error.message));
setImmediate(() => {
  process.nextTick(() => console.log('tick of first'));
  queueMicrotask(() => console.log('micro of first'));
  console.log('first fails');
  throw new Error('oh');
});
setImmediate(() => console.log('second'));
