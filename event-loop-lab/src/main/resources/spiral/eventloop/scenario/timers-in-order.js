setTimeout(() => console.log('ten'), 10);
setTimeout(() => console.log('one'), 1);
setTimeout(() => console.log('zero'), 0);
setTimeout(() => console.log('ten too'), 10);
console.log('main');
