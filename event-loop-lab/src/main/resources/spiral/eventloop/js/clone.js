// structuredClone: a deep copy at once; it queues nothing.
(function (node) {
    'use strict';

    const {is} = node.load('inspect');
    const {DOMException} = node.load('event_target');

    function refuse(value) {
        const shown = typeof value === 'symbol' ? String(value) : typeof value === 'function' ? Function.prototype.toString.call(value) : node.load('inspect').inspect(value);
        throw new DOMException(`${shown} could not be cloned.`, 'DataCloneError');
    }

    function clone(value, seen) {
        if (typeof value === 'function' || typeof value === 'symbol') {
            refuse(value);
        }
        if (value === null || typeof value !== 'object') {
            return value;
        }
        if (seen.has(value)) {
            return seen.get(value);
        }
        const keep = copy => {
            seen.set(value, copy);
            return copy;
        };
        if (is.boxed(value)) {
            return keep(Object(value.valueOf()));
        }
        if (is.date(value)) {
            return keep(new Date(value.getTime()));
        }
        if (is.regexp(value)) {
            return keep(new RegExp(value.source, value.flags));
        }
        if (is.buffer(value)) {
            return keep(value.slice(0));
        }
        if (is.typed(value)) {
            return keep(new value.constructor(clone(value.buffer, seen), value.byteOffset, value.length));
        }
        if (is.map(value)) {
            const copy = keep(new Map());
            [...value].forEach(([key, each]) => copy.set(clone(key, seen), clone(each, seen)));
            return copy;
        }
        if (is.set(value)) {
            const copy = keep(new Set());
            [...value].forEach(each => copy.add(clone(each, seen)));
            return copy;
        }
        if (is.error(value)) {
            return error(value, keep, seen);
        }
        if (is.promise(value) || is.weakMap(value) || is.weakSet(value)) {
            throw new DOMException(`#<${value.constructor.name}> could not be cloned.`, 'DataCloneError');
        }
        const copy = keep(Array.isArray(value) ? new Array(value.length) : {});
        for (const key of Object.keys(value)) {
            copy[key] = clone(value[key], seen);
        }
        return copy;
    }

    function error(value, keep, seen) {
        const known = {EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError};
        const copy = keep(new (known[value.name] ?? Error)(value.message));
        Object.defineProperty(copy, 'stack', {value: value.stack, configurable: true, writable: true});
        if (Object.hasOwn(value, 'cause')) {
            Object.defineProperty(copy, 'cause', {value: clone(value.cause, seen), configurable: true, writable: true});
        }
        return copy;
    }

    function structuredClone(value) {
        if (arguments.length === 0) {
            throw new TypeError('The "value" argument must be specified');
        }
        return clone(value, new Map());
    }

    return {structuredClone};
})
