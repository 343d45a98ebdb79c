// assert: enough to check a lesson's own results.
(function (node) {
    'use strict';

    class AssertionError extends Error {
        constructor({message, actual, expected, operator}) {
            super(message);
            Object.assign(this, {generatedMessage: false, code: 'ERR_ASSERTION', actual, expected, operator});
            Object.defineProperty(this, 'name', {value: 'AssertionError', configurable: true, writable: true});
        }
    }

    const shown = value => node.load('inspect').inspect(value);

    function fail(message, actual, expected, operator, standard) {
        if (message instanceof Error) {
            throw message;
        }
        throw new AssertionError({message: message ?? standard, actual, expected, operator});
    }

    function sameDeep(a, b) {
        if (Object.is(a, b)) {
            return true;
        }
        if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
            return false;
        }
        if (a instanceof Map || a instanceof Set) {
            return sameDeep([...a], [...b]);
        }
        if (a instanceof Date) {
            return a.getTime() === b.getTime();
        }
        if (a instanceof Error && (a.message !== b.message || a.name !== b.name)) {
            return false;
        }
        const keys = Object.keys(a);
        return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && sameDeep(a[key], b[key]));
    }

    function check(operator, test, words) {
        return (actual, expected, message) => {
            if (!test(actual, expected)) {
                fail(message, actual, expected, operator, `${words}\n\n${shown(actual)} ${operator} ${shown(expected)}`);
            }
        };
    }

    function matches(error, expected) {
        if (expected === undefined) {
            return true;
        }
        if (expected instanceof RegExp) {
            return expected.test(String(error));
        }
        if (typeof expected === 'function') {
            return error instanceof expected || (!(expected.prototype instanceof Error) && expected !== Error && expected(error) === true);
        }
        return Object.keys(expected).every(key => expected[key] instanceof RegExp ? expected[key].test(error[key]) : sameDeep(error[key], expected[key]));
    }

    function assert(value, message) {
        if (!value) {
            fail(message, value, true, '==', 'The expression evaluated to a falsy value');
        }
    }
    Object.assign(assert, {
        AssertionError,
        ok: assert,
        fail: message => fail(message ?? 'Failed', undefined, undefined, 'fail'),
        strictEqual: check('strictEqual', Object.is, 'Expected values to be strictly equal:'),
        notStrictEqual: check('notStrictEqual', (a, b) => !Object.is(a, b), 'Expected "actual" to be strictly unequal to:'),
        equal: check('==', (a, b) => a == b || (a !== a && b !== b), 'Expected values to be loosely equal:'),
        notEqual: check('!=', (a, b) => a != b, 'Expected values to be loosely unequal:'),
        deepStrictEqual: check('deepStrictEqual', sameDeep, 'Expected values to be strictly deep-equal:'),
        deepEqual: check('deepEqual', sameDeep, 'Expected values to be loosely deep-equal:'),
        notDeepStrictEqual: check('notDeepStrictEqual', (a, b) => !sameDeep(a, b), 'Expected "actual" not to be strictly deep-equal to:'),
        match: check('match', (a, b) => b.test(a), 'The input did not match the regular expression:'),
        throws(body, expected, message) {
            try {
                body();
            } catch (error) {
                if (matches(error, expected)) {
                    return;
                }
                throw error;
            }
            fail(message, undefined, expected, 'throws', 'Missing expected exception.');
        },
        async rejects(promise, expected, message) {
            try {
                await (typeof promise === 'function' ? promise() : promise);
            } catch (error) {
                if (matches(error, expected)) {
                    return;
                }
                throw error;
            }
            fail(message, undefined, expected, 'rejects', 'Missing expected rejection.');
        },
        doesNotThrow(body, expected, message) {
            try {
                body();
            } catch (error) {
                fail(message, error, expected, 'doesNotThrow', `Got unwanted exception.\nActual message: "${error?.message}"`);
            }
        },
        async doesNotReject(promise, expected, message) {
            try {
                await (typeof promise === 'function' ? promise() : promise);
            } catch (error) {
                fail(message, error, expected, 'doesNotReject', `Got unwanted rejection.\nActual message: "${error?.message}"`);
            }
        },
        ifError(value) {
            if (value !== null && value !== undefined) {
                throw value;
            }
        },
    });
    assert.strict = assert;
    Object.defineProperty(assert, 'sameDeep', {value: sameDeep});
    return assert;
})
