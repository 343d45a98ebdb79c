// Runs the rules of promises-aplus-tests on the promises of whoever runs this file: node, or ./spiral loop run --files.
// It stands beside node_modules. A small describe/it and the few functions of sinon that the rules use are here, so
// that both runs need nothing else.
'use strict';

const fs = require('fs');
const path = require('path');
const folder = path.join(__dirname, 'node_modules/promises-aplus-tests/lib/tests');
const FILES = ['2.1.2', '2.1.3', '2.2.1', '2.2.2', '2.2.3', '2.2.4', '2.2.5', '2.2.6', '2.2.7', '2.3.1', '2.3.2', '2.3.3', '2.3.4'];
const PATIENCE = 400; // a rule that has not said "done" by then is broken

global.adapter = {
    resolved: value => Promise.resolve(value),
    rejected: reason => Promise.reject(reason),
    deferred() {
        const made = {};
        made.promise = new Promise((resolve, reject) => Object.assign(made, {resolve, reject}));
        return made;
    },
};
process.on('unhandledRejection', () => {}); // the rules reject promises on purpose

// ---- describe, specify, beforeEach, afterEach

const rules = [];
let around = {names: [], before: [], after: []};
global.describe = (name, body) => {
    const outer = around;
    around = {names: [...outer.names, name], before: [...outer.before], after: [...outer.after]};
    body();
    around = outer;
};
global.it = global.specify = (name, body) => rules.push({name: [...around.names, name].join(' / '), body, ...around});
global.beforeEach = body => around.before.push(body);
global.afterEach = body => around.after.push(body);

// ---- sinon

function spy() {
    let answer = () => undefined;
    const made = function (...args) {
        made.calls.push({args, at: ++spy.clock});
        return answer();
    };
    made.calls = [];
    made.returns = value => { answer = () => value; return made; };
    made.throws = error => { answer = () => { throw error; }; return made; };
    return made;
}
spy.clock = 0;
const check = (good, words) => { if (!good) { throw new Error(words); } };
const sinon = {
    spy,
    stub: spy,
    match: {same: value => ({same: value})},
    assert: {
        calledWith: (made, wanted) => check(made.calls.some(call => Object.is(call.args[0], wanted.same)), 'not called with it'),
        notCalled: made => check(made.calls.length === 0, 'called'),
        callOrder: (...all) => check(all.every((made, i) => made.calls.length > 0 && (i === 0 || all[i - 1].calls[0].at < made.calls[0].at)), 'another order'),
    },
};

// ---- the files of the suite

const loaded = new Map();
function load(name, from) {
    if (name === 'assert') {
        return require('assert');
    }
    if (name === 'sinon') {
        return sinon;
    }
    const file = path.join(from, name.endsWith('.js') ? name : `${name}.js`);
    if (!loaded.has(file)) {
        const exports = {};
        loaded.set(file, exports);
        new Function('require', 'exports', fs.readFileSync(file, 'utf8'))(next => load(next, path.dirname(file)), exports);
    }
    return loaded.get(file);
}
FILES.forEach(name => load(`./${name}`, folder));

// ---- one rule after the other

function run(rule) {
    return new Promise(resolve => {
        let ended = false;
        const end = error => {
            if (!ended) {
                ended = true;
                clearTimeout(timer);
                process.off('uncaughtException', end);
                resolve(error);
            }
        };
        const timer = setTimeout(() => end(new Error('never done')), PATIENCE);
        process.on('uncaughtException', end);
        try {
            rule.before.forEach(each => each());
            rule.body(end);
            if (rule.body.length === 0) {
                end();
            }
        } catch (error) {
            end(error);
        }
    });
}

(async () => {
    let passed = 0;
    for (const rule of rules) {
        const error = await run(rule);
        rule.after.forEach(each => each());
        if (error) {
            console.log('FAILED', rule.name, error.message);
        } else {
            passed++;
        }
    }
    console.log(`${passed} of ${rules.length} rules hold`);
})();
