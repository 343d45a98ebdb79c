// An await in a loop takes the items one by one; others run in between.
// prints: main
// prints: a 1
// prints: b 1
// prints: a 2
// prints: b 2
async function count(name) {
  for (const item of [1, 2]) {
    await item;
    console.log(name + ' ' + item);
  }
}
count('a');
count('b');
console.log('main');
