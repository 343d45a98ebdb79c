setTimeout(() => console.log('timer'), 0);
Promise.resolve('tea')
  .then(tea => 'cup of ' + tea)
  .then(cup => {
    console.log(cup);
    throw new Error('spilt');
  })
  .catch(error => {
    console.log('mopped: ' + error.message);
    return null;
  });
console.log('main ends');
