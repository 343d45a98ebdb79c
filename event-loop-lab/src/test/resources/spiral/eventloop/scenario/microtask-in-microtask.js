setTimeout(() => console.log('3 timer'), 10);
queueMicrotask(() => {
  console.log('1 outer');
  queueMicrotask(() => console.log('2 inner'));
});
