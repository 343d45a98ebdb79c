// util: the part that programs about time use.
(function (node) {
    'use strict';

    const {inspect, format, formatWithOptions, is} = node.load('inspect');
    const CUSTOM = Symbol.for('nodejs.util.promisify.custom');

    function promisify(original) {
        node.requireFunction(original, 'original');
        if (original[CUSTOM]) {
            return original[CUSTOM];
        }
        function promised(...args) {
            return new Promise((resolve, reject) => {
                Reflect.apply(original, this, [...args, (error, value) => error ? reject(error) : resolve(value)]);
            });
        }
        Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
        return Object.defineProperties(promised, Object.getOwnPropertyDescriptors(original));
    }
    promisify.custom = CUSTOM;

    function inherits(constructor, parent) {
        Object.defineProperty(constructor, 'super_', {value: parent, writable: true, configurable: true});
        Object.setPrototypeOf(constructor.prototype, parent.prototype);
    }

    const later = node.load('timers_promises');
    Object.defineProperty(node.timers.setTimeout, CUSTOM, {get: () => later.setTimeout, enumerable: true});
    Object.defineProperty(node.timers.setImmediate, CUSTOM, {get: () => later.setImmediate, enumerable: true});

    return {
        inspect, format, formatWithOptions, promisify, inherits,
        isDeepStrictEqual: (a, b) => node.load('assert').sameDeep(a, b),
        isArray: Array.isArray,
        types: {
            isPromise: is.promise, isMap: is.map, isSet: is.set, isDate: is.date, isRegExp: is.regexp, isNativeError: is.error,
            isTypedArray: is.typed, isWeakMap: is.weakMap, isWeakSet: is.weakSet, isProxy: value => node.host.proxyTarget(value).length > 0,
            isAsyncFunction: value => typeof value === 'function' && Object.prototype.toString.call(value).startsWith('[object Async'),
            isGeneratorFunction: value => typeof value === 'function' && /GeneratorFunction]$/.test(Object.prototype.toString.call(value)),
            isGeneratorObject: is.generator,
        },
        async aborted(signal) {
            if (!signal.aborted) {
                await new Promise(resolve => signal.addEventListener('abort', resolve, {once: true}));
            }
        },
        stripVTControlCharacters: text => text.replace(/\u001b\[[0-9;]*m/g, ''),
    };
})
