setTimeout(() => console.log('3 timer'), 0);
queueMicrotask(() => console.log('2 microtask'));
console.log('1 main');
