Promise.resolve('')
  .then(() => Promise.resolve('returned'))
  .then(text => console.log(text));
Promise.resolve('')
  .then(() => console.log('one'))
  .then(() => console.log('two'))
  .then(() => console.log('three'))
  .then(() => console.log('four'));
console.log('main');
