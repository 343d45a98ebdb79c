// The first page of what Node adds to the language. Evaluated once per program, before its first line.
//
//     bootstrap.js   globals: timers, queueMicrotask, console.log; everything else when first asked for
//     process.js     process, uncaught errors, unhandled rejections, exit
//     modules.js     require and the modules a program can name
//     inspect.js     how console.log shows values
//
// `host` holds the functions of Host.java; `load(name)` evaluates another page, once. Nothing here
// trusts what a program may have changed: built-in functions are taken before it starts.
(function (host, load) {
    'use strict';

    const {tick, timer, cancelTimer, refreshTimer, refTimer, immediate, cancelImmediate, refImmediate, print, now} = host;
    const LONGEST_DELAY = 2 ** 31 - 1;

    // ---- errors as Node words them

    function codedError(Base, code, message) {
        const error = new Base(message);
        error.code = code;
        const name = error.name;
        Object.defineProperty(error, 'name', {value: `${name} [${code}]`, configurable: true, writable: true, enumerable: false});
        error.stack; // its first line takes the name while it carries the code
        delete error.name;
        Object.defineProperty(error, 'toString', {
            value() {
                return `${this.name} [${code}]: ${this.message}`;
            },
            configurable: true,
            writable: true,
            enumerable: false,
        });
        return error;
    }

    function received(value) {
        if (value == null) {
            return ` Received ${value}`;
        }
        if (typeof value === 'function') {
            return ` Received function ${value.name}`;
        }
        if (typeof value === 'object') {
            return value.constructor?.name
                ? ` Received an instance of ${value.constructor.name}`
                : ` Received ${load('inspect').inspect(value, {depth: -1})}`;
        }
        let text = load('inspect').inspect(value, {colors: false});
        if (text.length > 28) {
            text = `${text.slice(0, 25)}...`;
        }
        return ` Received type ${typeof value} (${text})`;
    }

    function wrongType(name, expected, value) {
        const what = name.includes('.') ? 'property' : 'argument';
        const subject = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${what}`;
        return codedError(TypeError, 'ERR_INVALID_ARG_TYPE', `${subject} must be ${expected}.${received(value)}`);
    }

    function requireFunction(value, name = 'callback') {
        if (typeof value !== 'function') {
            throw wrongType(name, 'of type function', value);
        }
    }

    // ---- timers and immediates

    const timeouts = new Map(); // by number, once a program has asked for one
    let lastTimeout = 0;
    const PRIVATE = Symbol('timer');

    class Timeout {
        constructor(callback, delay, args, repeats) {
            let after = delay * 1;
            if (!(after >= 1 && after <= LONGEST_DELAY)) {
                if (after > LONGEST_DELAY) {
                    load('process').warn('TimeoutOverflowWarning', `${after} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`);
                }
                after = 1;
            }
            this._idleTimeout = after;
            this._onTimeout = callback;
            this._timerArgs = args;
            this._repeat = repeats ? after : null;
            this._destroyed = false;
            const run = () => this[PRIVATE].fire();
            const handle = timer(run, after, repeats, callback);
            Object.defineProperty(this, PRIVATE, {
                value: {
                    handle,
                    id: 0,
                    refed: true,
                    fire: () => {
                        try {
                            const callback = this._onTimeout;
                            if (this._timerArgs === undefined) {
                                this._onTimeout(); // `this` is the timeout
                            } else {
                                Reflect.apply(callback, this, this._timerArgs);
                            }
                        } finally {
                            if (!this._repeat || this._idleTimeout === -1) {
                                this._destroyed = true;
                                if (this[PRIVATE].id !== 0) {
                                    timeouts.delete(this[PRIVATE].id);
                                }
                            }
                        }
                    },
                },
            });
        }

        ref() {
            this[PRIVATE].refed = true;
            refTimer(this[PRIVATE].handle, true);
            return this;
        }

        unref() {
            this[PRIVATE].refed = false;
            refTimer(this[PRIVATE].handle, false);
            return this;
        }

        hasRef() {
            return this[PRIVATE].refed;
        }

        refresh() {
            if (this._idleTimeout !== -1) {
                this._destroyed = false;
                refreshTimer(this[PRIVATE].handle);
            }
            return this;
        }

        close() {
            clearTimeout(this);
            return this;
        }

        [Symbol.toPrimitive]() {
            const mine = this[PRIVATE];
            if (mine.id === 0) {
                mine.id = ++lastTimeout;
                timeouts.set(mine.id, this);
            }
            return mine.id;
        }
    }

    function argumentsFrom(all, from) {
        return all.length > from ? Array.prototype.slice.call(all, from) : undefined;
    }

    // as many parameters as Node's functions have
    function setTimeout(callback, delay, arg1, arg2, arg3) {
        requireFunction(callback);
        return new Timeout(callback, delay, argumentsFrom(arguments, 2), false);
    }

    function setInterval(callback, delay, arg1, arg2, arg3) {
        requireFunction(callback);
        return new Timeout(callback, delay, argumentsFrom(arguments, 2), true);
    }

    function clearTimeout(which) {
        const timeout = typeof which === 'number' || typeof which === 'string' ? timeouts.get(+which) : which;
        if (timeout instanceof Timeout && timeout._onTimeout) {
            cancelTimer(timeout[PRIVATE].handle);
            timeout._destroyed = true;
            timeout._onTimeout = null;
            timeout._idleTimeout = -1;
            timeout._repeat = null;
            timeouts.delete(timeout[PRIVATE].id);
        }
    }

    function clearInterval(which) {
        clearTimeout(which);
    }

    class Immediate {
        constructor(callback, args) {
            this._onImmediate = callback;
            this._argv = args;
            this._destroyed = false;
            const run = () => {
                this._destroyed = true;
                try {
                    if (args === undefined) {
                        this._onImmediate(); // `this` is the immediate
                    } else {
                        this._onImmediate(...args);
                    }
                } finally {
                    this._onImmediate = null;
                }
            };
            Object.defineProperty(this, PRIVATE, {value: {handle: immediate(run, callback), refed: true}});
        }

        ref() {
            return this.#refer(true);
        }

        unref() {
            return this.#refer(false);
        }

        hasRef() {
            return !this._destroyed && this[PRIVATE].refed;
        }

        #refer(refed) {
            if (!this._destroyed) {
                this[PRIVATE].refed = refed;
                refImmediate(this[PRIVATE].handle, refed);
            }
            return this;
        }
    }

    function setImmediate(callback, arg1, arg2, arg3) {
        requireFunction(callback);
        return new Immediate(callback, argumentsFrom(arguments, 1));
    }

    function clearImmediate(which) {
        if (!which || which._destroyed) {
            return;
        }
        which._destroyed = true; // an error for a number, as in Node
        which._onImmediate = null;
        if (which instanceof Immediate) {
            cancelImmediate(which[PRIVATE].handle);
        }
    }

    // `using` ends a timer
    for (const name of ['dispose', 'asyncDispose']) {
        if (Symbol[name] === undefined) {
            Object.defineProperty(Symbol, name, {value: Symbol(`Symbol.${name}`)});
        }
    }
    for (const [kind, clear] of [[Timeout, clearTimeout], [Immediate, clearImmediate]]) {
        Object.defineProperty(kind.prototype, Symbol.dispose, {
            value: {[Symbol.dispose]() { clear(this); }}[Symbol.dispose],
            writable: true,
            configurable: true,
        });
    }

    // ---- microtasks: promise jobs of the engine, so that all stand in one line

    const ownsMicrotasks = host.ownsMicrotasks();
    const settled = Promise.resolve();
    const then = Promise.prototype.then;

    function queueMicrotask(callback) {
        requireFunction(callback);
        if (ownsMicrotasks) {
            host.microtask(() => callback(), callback); // nothing is passed, nothing is returned
        } else {
            Reflect.apply(then, settled, [() => callback()]);
        }
    }

    function nextTick(callback) {
        requireFunction(callback);
        const args = argumentsFrom(arguments, 1);
        tick(args === undefined ? () => callback() : () => callback(...args), callback);
    }

    // ---- console: the short way for plain strings, inspect.js for the rest

    let indentation = '';

    function text(args) {
        if (args.length === 1 && typeof args[0] === 'string') {
            return args[0];
        }
        for (let i = 0; i < args.length; i++) {
            if (typeof args[i] !== 'string' || (i === 0 && args[0].includes('%'))) {
                return load('inspect').format(...args);
            }
        }
        return args.join(' ');
    }

    function write(stream, line) {
        if (indentation !== '') {
            line = line.split('\n').map(part => indentation + part).join('\n');
        }
        print(stream, line);
    }

    const console = {
        log(...args) {
            write(1, text(args));
        },
        warn(...args) {
            write(2, text(args));
        },
        error(...args) {
            write(2, text(args));
        },
    };
    Object.assign(console, {info: console.log, debug: console.log});
    const more = ['assert', 'clear', 'count', 'countReset', 'dir', 'dirxml', 'group', 'groupCollapsed', 'groupEnd',
        'table', 'time', 'timeEnd', 'timeLog', 'trace', 'timeStamp', 'profile', 'profileEnd'];
    for (const name of more) {
        console[name] = function (...args) {
            return load('console')[name](...args);
        };
        Object.defineProperty(console[name], 'name', {value: name});
    }
    Object.defineProperty(console, Symbol.toStringTag, {value: 'console', configurable: true});

    // ---- time that the loop keeps

    const RealDate = Date;
    function VirtualDate(...args) {
        if (new.target === undefined) {
            return new RealDate(host.date()).toString();
        }
        return Reflect.construct(RealDate, args.length === 0 ? [host.date()] : args, new.target);
    }
    Object.defineProperties(VirtualDate, {
        name: {value: 'Date'},
        length: {value: 7},
        prototype: {value: RealDate.prototype, writable: false},
        parse: {value: RealDate.parse, writable: true, configurable: true},
        UTC: {value: RealDate.UTC, writable: true, configurable: true},
        now: {value: function now() { return host.date(); }, writable: true, configurable: true},
    });
    Object.defineProperty(RealDate.prototype, 'constructor', {value: VirtualDate, writable: true, configurable: true});

    // ---- globals

    function define(name, value) {
        Object.defineProperty(globalThis, name, {value, writable: true, configurable: true, enumerable: false});
    }

    function defineLater(name, page, enumerable = false) {
        Object.defineProperty(globalThis, name, {
            get() {
                const value = load(page)[name];
                Object.defineProperty(globalThis, name, {value, writable: true, configurable: true, enumerable});
                return value;
            },
            set(value) {
                Object.defineProperty(globalThis, name, {value, writable: true, configurable: true, enumerable});
            },
            configurable: true,
            enumerable,
        });
    }

    for (const [name, value] of Object.entries({setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, queueMicrotask})) {
        Object.defineProperty(globalThis, name, {value, writable: true, configurable: true, enumerable: true});
    }
    define('console', console);
    define('Date', VirtualDate);
    define('global', globalThis);
    for (const name of ['Event', 'EventTarget', 'CustomEvent', 'AbortController', 'AbortSignal', 'DOMException']) {
        defineLater(name, 'event_target');
    }
    for (const name of ['MessageChannel', 'MessagePort', 'MessageEvent']) {
        defineLater(name, 'message');
    }
    Object.defineProperty(globalThis, Symbol.for('spiral.builtin'), {value: name => load('modules').builtin(name)});
    Object.defineProperty(globalThis, Symbol.for('spiral.commonjs'), {value: file => load('modules').commonjs(file)});
    defineLater('process', 'process');
    defineLater('structuredClone', 'clone', true);
    defineLater('fetch', 'fetch', true);
    defineLater('Response', 'fetch');
    defineLater('performance', 'performance', true);

    return {
        host, load, codedError, wrongType, requireFunction, nextTick, PRIVATE, Timeout, Immediate, console, now,
        timers: {setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, queueMicrotask},
        write,
        group(more) {
            indentation = more ? indentation + '  ' : indentation.slice(0, -2);
        },
    };
})
