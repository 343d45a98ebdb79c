setTimeout(() => console.log('timer'), 10);
queueMicrotask(() => {
  console.log('outer');
  queueMicrotask(() => console.log('inner'));
});
