// A module is a microtask itself: its microtasks go before its ticks.
// prints: main
// prints: micro
// prints: tick
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('micro'));
console.log('main');
