setImmediate(() => {
  setImmediate(() => console.log('child'));
  process.nextTick(() => console.log('tick'));
  console.log('first');
});
setImmediate(() => console.log('second'));
console.log('main');
