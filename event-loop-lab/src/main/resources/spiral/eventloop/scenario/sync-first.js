setTimeout(() => console.log('later'), 0);
console.log('main begins');
greet();
console.log('main ends');

function greet() {
  console.log('greet');
}
