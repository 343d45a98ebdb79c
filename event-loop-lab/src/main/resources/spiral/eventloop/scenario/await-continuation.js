const ada = Promise.resolve('Ada');
console.log('main begins');
greet();
console.log('main ends');

async function greet() {
  console.log('greet begins');
  const name = await ada;
  console.log('hello ' + name);
}
