setTimeout(() => console.log('4 timer'), 0);
Promise.resolve('tea')
  .then(tea => 'cup of ' + tea)
  .then(cup => {
    console.log('2 ' + cup);
    throw new Error('spilt');
  })
  .catch(error => {
    console.log('3 ' + error.message);
    return null;
  });
console.log('1 main ends');
