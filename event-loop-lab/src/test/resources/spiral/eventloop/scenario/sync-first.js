setTimeout(() => console.log('4 later'), 0);
console.log('1 main begins');
greet();
console.log('3 main ends');

function greet() {
  console.log('2 greet');
}
