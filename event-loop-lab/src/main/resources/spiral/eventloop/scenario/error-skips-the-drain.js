// A failed immediate leaves its ticks and microtasks to the end of the next.
// prints: first fails
// prints: caught oh
// prints: second
// prints: tick of first
// prints: micro of first
process.on('uncaughtException', error => console.log('caught ' + error.message));
setImmediate(() => {
  process.nextTick(() => console.log('tick of first'));
  queueMicrotask(() => console.log('micro of first'));
  console.log('first fails');
  throw new Error('oh');
});
setImmediate(() => console.log('second'));
