// EventEmitter: listeners are plain calls, in the order in which they were added, before emit returns.
(function (node) {
    'use strict';

    const {codedError, wrongType} = node;
    const MONITOR = Symbol('events.errorMonitor');
    const CAPTURE = Symbol.for('nodejs.rejection');
    const kCapture = Symbol('kCapture');
    const kShapeMode = Symbol('shapeMode');
    let defaultMaxListeners = 10;

    function requireListener(listener) {
        if (typeof listener !== 'function') {
            throw wrongType('listener', 'of type function', listener);
        }
    }

    // a function, not a class: programs call EventEmitter.call(this)
    function EventEmitter(options) {
        EventEmitter.init.call(this, options);
    }

    EventEmitter.init = function (options) {
        if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
            this[kShapeMode] = false;
            this._events = {__proto__: null};
            this._eventsCount = 0;
        } else {
            this[kShapeMode] = true;
        }
        this._maxListeners ||= undefined;
        if (options?.captureRejections) {
            this[kCapture] = true;
        } else {
            Object.defineProperty(this, kCapture, {value: false, writable: true, configurable: true, enumerable: true});
        }
    };

    function listenersOf(emitter, type) {
        return emitter._events?.[type];
    }

    function add(emitter, type, listener, first) {
        requireListener(listener);
        if (emitter._events === undefined) {
            emitter._events = {__proto__: null};
            emitter._eventsCount = 0;
        }
        if (emitter._events.newListener !== undefined) {
            emitter.emit('newListener', type, listener.listener ?? listener);
        }
        const present = emitter._events[type];
        if (present === undefined) {
            emitter._events[type] = listener;
            emitter._eventsCount++;
        } else {
            const all = typeof present === 'function' ? [present] : present.slice();
            emitter._events[type] = first ? [listener, ...all] : [...all, listener];
            warnOfMany(emitter, type);
        }
        return emitter;
    }

    function warnOfMany(emitter, type) {
        const all = emitter._events[type];
        const limit = emitter.getMaxListeners();
        if (limit > 0 && all.length === limit + 1) {
            const name = emitter.constructor?.name ?? 'EventEmitter';
            node.load('process').warn('MaxListenersExceededWarning',
                `Possible EventEmitter memory leak detected. ${all.length} ${String(type)} listeners added to [${name}]. MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`, {emitter, type, count: all.length});
        }
    }

    function remove(emitter, type, listener) {
        requireListener(listener);
        const present = listenersOf(emitter, type);
        if (present === undefined) {
            return emitter;
        }
        const all = typeof present === 'function' ? [present] : present;
        let at = all.length - 1;
        while (at >= 0 && all[at] !== listener && all[at].listener !== listener) {
            at--;
        }
        if (at >= 0) {
            const left = all.filter((_, i) => i !== at);
            keep(emitter, type, left);
            if (emitter._events.removeListener !== undefined) {
                emitter.emit('removeListener', type, typeof present === 'function' ? present.listener ?? listener : listener);
            }
        }
        return emitter;
    }

    function keep(emitter, type, left) {
        if (left.length > 0) {
            emitter._events[type] = left.length === 1 ? left[0] : left;
        } else if (--emitter._eventsCount === 0) {
            emitter._events = {__proto__: null};
        } else {
            delete emitter._events[type];
        }
    }

    function onceOnly(emitter, type, listener) {
        requireListener(listener);
        const state = {fired: false};
        const wrapped = function (...args) {
            if (!state.fired) {
                emitter.removeListener(type, wrapped);
                state.fired = true;
                return Reflect.apply(listener, emitter, args);
            }
        };
        Object.defineProperty(wrapped, 'name', {value: 'bound onceWrapper'});
        wrapped.listener = listener;
        return wrapped;
    }

    function unhandledError(error) {
        if (error instanceof Error) {
            return error;
        }
        let shown;
        try {
            shown = node.load('inspect').inspect(error);
        } catch {
            shown = error;
        }
        const wrapped = codedError(Error, 'ERR_UNHANDLED_ERROR', `Unhandled error. (${shown})`);
        wrapped.context = error;
        return wrapped;
    }

    function hearRejection(emitter, result, type, args) {
        if (typeof result?.then === 'function') {
            result.then(undefined, error => {
                load('process').process.nextTick(() => {
                    if (typeof emitter[CAPTURE] === 'function') {
                        emitter[CAPTURE](error, type, ...args);
                    } else {
                        const before = emitter[kCapture];
                        try {
                            emitter[kCapture] = false;
                            emitter.emit('error', error);
                        } finally {
                            emitter[kCapture] = before;
                        }
                    }
                });
            });
        }
    }
    const load = node.load;

    const methods = {
        emit(type, ...args) {
            if (type === 'error') {
                if (listenersOf(this, MONITOR) !== undefined) {
                    this.emit(MONITOR, ...args);
                }
                if (listenersOf(this, 'error') === undefined) {
                    throw unhandledError(args[0]);
                }
            }
            const present = listenersOf(this, type);
            if (present === undefined) {
                return false;
            }
            for (const listener of typeof present === 'function' ? [present] : present.slice()) {
                const result = Reflect.apply(listener, this, args);
                if (this[kCapture] && result !== undefined && result !== null) {
                    hearRejection(this, result, type, args);
                }
            }
            return true;
        },
        addListener(type, listener) {
            return add(this, type, listener, false);
        },
        prependListener(type, listener) {
            return add(this, type, listener, true);
        },
        once(type, listener) {
            return this.on(type, onceOnly(this, type, listener));
        },
        prependOnceListener(type, listener) {
            return this.prependListener(type, onceOnly(this, type, listener));
        },
        removeListener(type, listener) {
            return remove(this, type, listener);
        },
        removeAllListeners(type) {
            if (this._events === undefined) {
                return this;
            }
            const types = arguments.length === 0 ? Reflect.ownKeys(this._events) : [type];
            for (const each of types) {
                if (this._events.removeListener === undefined) {
                    if (this._events[each] !== undefined) {
                        keep(this, each, []);
                    }
                } else if (each !== 'removeListener' || arguments.length > 0) {
                    for (const listener of this.rawListeners(each).reverse()) {
                        this.removeListener(each, listener);
                    }
                }
            }
            if (arguments.length === 0) {
                this._events = {__proto__: null};
                this._eventsCount = 0;
            }
            return this;
        },
        setMaxListeners(n) {
            if (typeof n !== 'number' || n < 0 || Number.isNaN(n)) {
                throw node.codedError(RangeError, 'ERR_OUT_OF_RANGE',
                    `The value of "setMaxListeners" is out of range. It must be >= 0. Received ${String(n)}`);
            }
            this._maxListeners = n;
            return this;
        },
        getMaxListeners() {
            return this._maxListeners ?? defaultMaxListeners;
        },
        listeners(type) {
            return this.rawListeners(type).map(listener => listener.listener ?? listener);
        },
        rawListeners(type) {
            const present = listenersOf(this, type);
            return present === undefined ? [] : typeof present === 'function' ? [present] : present.slice();
        },
        listenerCount(type, listener) {
            const all = this.rawListeners(type);
            return listener == null ? all.length : all.filter(each => each === listener || each.listener === listener).length;
        },
        eventNames() {
            return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
        },
    };
    Object.assign(EventEmitter.prototype, {_events: undefined, _eventsCount: 0, _maxListeners: undefined});
    Object.assign(EventEmitter.prototype, methods);
    EventEmitter.prototype.on = EventEmitter.prototype.addListener;
    EventEmitter.prototype.off = EventEmitter.prototype.removeListener;
    for (const name of ['_events', '_eventsCount', '_maxListeners', ...Object.keys(methods), 'on', 'off']) {
        Object.defineProperty(EventEmitter.prototype, name, {enumerable: true});
    }

    // ---- events.once, events.on

    function abortError(signal) {
        const error = new (load('event_target').AbortError)(undefined, {cause: signal?.reason});
        return error;
    }

    function isTarget(emitter) {
        return typeof emitter?.addEventListener === 'function' && typeof emitter.on !== 'function';
    }

    function listen(emitter, type, listener, options) {
        if (isTarget(emitter)) {
            emitter.addEventListener(type, listener, options);
        } else if (options?.once) {
            emitter.once(type, listener);
        } else {
            emitter.on(type, listener);
        }
    }

    function unlisten(emitter, type, listener) {
        if (isTarget(emitter)) {
            emitter.removeEventListener(type, listener);
        } else {
            emitter.removeListener(type, listener);
        }
    }

    async function once(emitter, type, options = {}) {
        const signal = options?.signal;
        if (signal?.aborted) {
            throw abortError(signal);
        }
        return new Promise((resolve, reject) => {
            const failed = error => {
                unlisten(emitter, type, came);
                signal?.removeEventListener('abort', aborted);
                reject(error);
            };
            const came = (...args) => {
                if (!isTarget(emitter)) {
                    emitter.removeListener('error', failed);
                }
                signal?.removeEventListener('abort', aborted);
                resolve(args);
            };
            const aborted = () => {
                unlisten(emitter, type, came);
                unlisten(emitter, 'error', failed);
                reject(abortError(signal));
            };
            listen(emitter, type, came, {once: true});
            if (type !== 'error' && typeof emitter.once === 'function') {
                emitter.once('error', failed);
            }
            signal?.addEventListener('abort', aborted, {once: true});
        });
    }

    function on(emitter, type, options = {}) {
        const signal = options?.signal;
        if (signal?.aborted) {
            throw abortError(signal);
        }
        const waitingEvents = [];
        const waitingReaders = [];
        let failure = null;
        let finished = false;

        const came = (...args) => {
            const reader = waitingReaders.shift();
            if (reader) {
                reader.resolve({value: args, done: false});
            } else {
                waitingEvents.push(args);
            }
        };
        const failed = error => {
            const reader = waitingReaders.shift();
            if (reader) {
                reader.reject(error);
            } else {
                failure = error;
            }
            close();
        };
        const aborted = () => failed(abortError(signal));
        const close = () => {
            unlisten(emitter, type, came);
            unlisten(emitter, 'error', failed);
            signal?.removeEventListener('abort', aborted);
            finished = true;
            for (const reader of waitingReaders.splice(0)) {
                reader.resolve({value: undefined, done: true});
            }
            return Promise.resolve({value: undefined, done: true});
        };
        const iterator = {
            next() {
                if (waitingEvents.length > 0) {
                    return Promise.resolve({value: waitingEvents.shift(), done: false});
                }
                if (failure) {
                    const rejected = Promise.reject(failure);
                    failure = null;
                    return rejected;
                }
                if (finished) {
                    return close();
                }
                return new Promise((resolve, reject) => waitingReaders.push({resolve, reject}));
            },
            return: close,
            throw(error) {
                failed(error);
            },
            [Symbol.asyncIterator]() {
                return this;
            },
        };
        Object.setPrototypeOf(iterator, Object.getPrototypeOf(Object.getPrototypeOf(async function* () {}).prototype));
        listen(emitter, type, came);
        if (type !== 'error' && typeof emitter.on === 'function') {
            emitter.on('error', failed);
        }
        signal?.addEventListener('abort', aborted, {once: true});
        for (const end of options?.close ?? []) {
            emitter.on(end, close);
        }
        return iterator;
    }

    Object.assign(EventEmitter, {
        once, on, EventEmitter,
        errorMonitor: MONITOR,
        captureRejectionSymbol: CAPTURE,
        listenerCount: (emitter, type) => emitter.listenerCount(type),
        getEventListeners: (emitter, type) => emitter.listeners?.(type) ?? load('event_target').listeners(emitter, type),
        getMaxListeners: emitter => emitter.getMaxListeners?.() ?? defaultMaxListeners,
        setMaxListeners(n = defaultMaxListeners, ...emitters) {
            if (emitters.length === 0) {
                defaultMaxListeners = n;
            }
            emitters.forEach(emitter => emitter.setMaxListeners?.(n));
        },
        addAbortListener(signal, listener) {
            if (signal.aborted) {
                queueMicrotask(() => listener());
            } else {
                signal.addEventListener('abort', listener, {once: true});
            }
            return {[Symbol.dispose ?? Symbol.for('dispose')]: () => signal.removeEventListener('abort', listener)};
        },
    });
    Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
        get: () => defaultMaxListeners,
        set(n) {
            defaultMaxListeners = n;
        },
        enumerable: true,
    });
    return EventEmitter;
})
