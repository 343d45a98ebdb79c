queueMicrotask(() => {
  console.log('micro');
  process.nextTick(() => console.log('tick of micro'));
});
queueMicrotask(() => console.log('micro too'));
process.nextTick(() => console.log('tick'));
console.log('main');
