setImmediate(() => console.log('immediate'));
again(1);
console.log('main');

function again(count) {
  if (count <= 25) queueMicrotask(() => again(count + 1));
  else console.log('25 microtasks later');
}
