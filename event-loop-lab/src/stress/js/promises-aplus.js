// Runs the Promises/A+ compliance suite against a promise that lives in another process.
//
// Commands go there on its standard input, one to a line; none of them needs an answer. What comes
// back asks this side to do what only JavaScript can: to call a function, or to look for a `then`.
// Arguments: the command that starts the other process, then its arguments.
"use strict";
const { spawn } = require("child_process");
const suite = require("promises-aplus-tests");

const other = spawn(process.argv[2], process.argv.slice(3), { stdio: ["pipe", "pipe", "inherit"] });
const values = [];
const numbers = new Map();
let promises = 0;

const tell = (...words) => other.stdin.write(words.join(" ") + "\n");

// a number for any value: the same for the same
function number(value) {
  if (!numbers.has(value)) {
    numbers.set(value, values.push(value) - 1);
  }
  return numbers.get(value);
}

class Remote {
  constructor() {
    this.id = promises++;
  }
  then(onFulfilled, onRejected) {
    const next = new Remote();
    const reaction = (f) => (typeof f === "function" ? number(f) : -1);
    tell("then", this.id, next.id, reaction(onFulfilled), reaction(onRejected));
    return next;
  }
}

const describeValue = (value) =>
  value instanceof Remote ? `promise ${value.id}` : `value ${number(value)}`;

const adapter = {
  deferred() {
    const promise = new Remote();
    tell("deferred", promise.id);
    return {
      promise,
      resolve: (value) => tell("resolve", promise.id, describeValue(value)),
      reject: (reason) => tell("reject", promise.id, number(reason)),
    };
  },
};

function answer(action) {
  try {
    tell("returned", describeValue(action()));
  } catch (error) {
    tell("threw", number(error));
  }
}

const asked = {
  call: (f, value) => answer(() => (0, values[f])(values[value])),
  // reads `then` once, as the rule says
  look(value) {
    const x = values[value];
    if (x === null || (typeof x !== "object" && typeof x !== "function")) {
      return tell("plain");
    }
    try {
      const then = x.then;
      tell(typeof then === "function" ? `thenable ${number(then)}` : "plain");
    } catch (error) {
      tell("threw", number(error));
    }
  },
  subscribe: (x, then, resolver) =>
    answer(() =>
      values[then].call(
        values[x],
        (value) => tell("settle", resolver, "resolve", describeValue(value)),
        (reason) => tell("settle", resolver, "reject", number(reason)),
      ),
    ),
  // an error of the other side: a promise that would follow itself
  cycle: () => tell("threw", number(new TypeError("a promise cannot follow itself"))),
};

let rest = "";
other.stdout.on("data", (chunk) => {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    const [what, ...words] = line.split(" ");
    asked[what](...words.map(Number));
  }
});

suite(adapter, { reporter: "dot", timeout: 10000 }, (failed) => {
  other.stdin.end();
  process.exitCode = failed ? 1 : 0;
});
