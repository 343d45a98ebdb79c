async function count(name) {
  for (const item of [1, 2]) {
    await item;
    console.log(name + ' ' + item);
  }
}
count('a');
count('b');
console.log('main');
