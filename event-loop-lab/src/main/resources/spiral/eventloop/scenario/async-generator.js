// Requests to an async generator wait in line, each for its turn.
// prints: main
// prints: asked
// prints: one
// prints: two
// prints: end
async function* numbers() {
  console.log('asked');
  yield 'one';
  yield Promise.resolve('two');
}
const numbered = numbers();
console.log('main');
numbered.next().then(answer => console.log(answer.value));
numbered.next().then(answer => console.log(answer.value));
numbered.next().then(answer => console.log(answer.done ? 'end' : 'more'));
