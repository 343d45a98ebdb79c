const ada = Promise.resolve('Ada');
console.log('1 main begins');
greet();
console.log('3 main ends');

async function greet() {
  console.log('2 greet begins');
  const name = await ada;
  console.log('4 hello ' + name);
}
