// EventTarget, Event, AbortController, AbortSignal, DOMException: the web's events, called synchronously.
(function (node) {
    'use strict';

    const {codedError, wrongType, timers, load} = node;
    const STATE = Symbol('state');
    const LISTENERS = Symbol('listeners');
    const CUSTOM = Symbol.for('nodejs.util.inspect.custom');

    // ---- DOMException

    const CODES = {
        IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5, NoModificationAllowedError: 7,
        NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11, SyntaxError: 12, InvalidModificationError: 13,
        NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17, SecurityError: 18, NetworkError: 19, AbortError: 20,
        URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23, InvalidNodeTypeError: 24, DataCloneError: 25,
    };

    class DOMException extends Error {
        #name;

        constructor(message = '', options = 'Error') {
            super(`${message}`);
            if (typeof options === 'object' && options !== null) {
                this.#name = `${options.name ?? 'Error'}`;
                if ('cause' in options) {
                    Object.defineProperty(this, 'cause', {value: options.cause, configurable: true, writable: true});
                }
            } else {
                this.#name = `${options}`;
            }
            const frames = this.stack.split('\n').slice(1);
            const first = this.#name + (message === '' ? '' : `: ${message}`);
            Object.defineProperty(this, 'stack', {value: [first, ...frames].join('\n'), configurable: true, writable: true});
        }

        get name() {
            return this.#name;
        }

        get code() {
            return CODES[this.#name] ?? 0;
        }
    }
    Object.defineProperty(DOMException.prototype, Symbol.toStringTag, {value: 'DOMException', configurable: true});
    for (const [name, code] of Object.entries(CODES)) {
        const constant = `${name.replace(/Error$/, '').replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}_ERR`;
        Object.defineProperty(DOMException, constant, {value: code, enumerable: true});
    }

    // what Node's own functions reject with when a signal aborts them
    class AbortError extends Error {
        constructor(message = 'The operation was aborted', options = undefined) {
            super(message, options);
            this.code = 'ABORT_ERR';
            this.name = 'AbortError';
        }
    }

    // ---- events

    class Event {
        constructor(type, options) {
            if (arguments.length === 0) {
                throw codedError(TypeError, 'ERR_MISSING_ARGS', 'The "type" argument must be specified');
            }
            if (options !== undefined && options !== null && typeof options !== 'object') {
                throw wrongType('options', 'of type object', options);
            }
            Object.defineProperty(this, STATE, {
                value: {
                    type: `${type}`, bubbles: !!options?.bubbles, cancelable: !!options?.cancelable, composed: !!options?.composed,
                    prevented: false, stopped: false, propagates: true, target: null, phase: 0, trusted: false, dispatching: false, passive: false,
                    time: node.now(),
                },
            });
            Object.defineProperty(this, 'isTrusted', {get: () => this[STATE].trusted, enumerable: true, configurable: false});
        }

        get type() { return this[STATE].type; }
        get target() { return this[STATE].target; }
        get currentTarget() { return this[STATE].dispatching ? this[STATE].target : null; }
        get srcElement() { return this[STATE].target; }
        get bubbles() { return this[STATE].bubbles; }
        get cancelable() { return this[STATE].cancelable; }
        get composed() { return this[STATE].composed; }
        get defaultPrevented() { return this[STATE].cancelable && this[STATE].prevented; }
        get returnValue() { return !this.defaultPrevented; }
        get cancelBubble() { return !this[STATE].propagates; }
        set cancelBubble(value) { if (value) { this.stopPropagation(); } }
        get eventPhase() { return this[STATE].dispatching ? 2 : 0; }
        get timeStamp() { return this[STATE].time; }
        composedPath() { return this[STATE].dispatching ? [this[STATE].target] : []; }
        preventDefault() { if (!this[STATE].passive) { this[STATE].prevented = true; } }
        stopPropagation() { this[STATE].propagates = false; }
        stopImmediatePropagation() { this[STATE].stopped = true; }

        [CUSTOM](depth, options, inspect) {
            const name = this.constructor.name;
            if (depth < 0) {
                return name;
            }
            return `${name} ${inspect({type: this.type, defaultPrevented: this.defaultPrevented, cancelable: this.cancelable, timeStamp: this.timeStamp},
                {...options, depth: options.depth == null ? null : options.depth - 1})}`;
        }
    }
    Object.assign(Event, {NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3});
    Object.defineProperty(Event.prototype, Symbol.toStringTag, {value: 'Event', configurable: true});

    class CustomEvent extends Event {
        #detail;

        constructor(type, options) {
            super(type, options);
            this.#detail = options?.detail ?? null;
        }

        get detail() {
            return this.#detail;
        }
    }
    Object.defineProperty(CustomEvent.prototype, Symbol.toStringTag, {value: 'CustomEvent', configurable: true});

    // ---- targets

    class EventTarget {
        constructor() {
            Object.defineProperty(this, LISTENERS, {value: new Map()});
        }

        addEventListener(type, listener, options) {
            if (arguments.length < 2) {
                throw codedError(TypeError, 'ERR_MISSING_ARGS', 'The "type" and "listener" arguments must be specified');
            }
            if (listener == null) {
                return;
            }
            if (typeof listener !== 'function' && typeof listener !== 'object') {
                throw wrongType('listener', 'an instance of EventListener', listener);
            }
            const {once = false, capture = false, passive = false, signal} = typeof options === 'boolean' ? {capture: options} : options ?? {};
            if (signal?.aborted) {
                return;
            }
            const all = this[LISTENERS].get(`${type}`) ?? [];
            if (all.some(each => each.listener === listener && each.capture === !!capture)) {
                return;
            }
            const added = {listener, once: !!once, capture: !!capture, passive: !!passive, removed: false};
            this[LISTENERS].set(`${type}`, [...all, added]);
            signal?.addEventListener('abort', () => this.removeEventListener(type, listener, {capture}), {once: true});
        }

        removeEventListener(type, listener, options) {
            const capture = typeof options === 'boolean' ? options : !!options?.capture;
            const all = this[LISTENERS].get(`${type}`) ?? [];
            const found = all.find(each => each.listener === listener && each.capture === capture);
            if (found) {
                found.removed = true;
                this[LISTENERS].set(`${type}`, all.filter(each => each !== found));
            }
        }

        dispatchEvent(event) {
            if (!(event instanceof Event)) {
                throw wrongType('event', 'an instance of Event', event);
            }
            if (event[STATE].dispatching) {
                throw codedError(Error, 'ERR_EVENT_RECURSION', `The event "${event.type}" is already being dispatched`);
            }
            dispatch(this, event);
            return !event.defaultPrevented;
        }

        [CUSTOM](depth, options, inspect) {
            const name = this.constructor.name;
            return depth < 0 ? name : `${name} ${inspect({}, {...options, depth: options.depth == null ? null : options.depth - 1})}`;
        }
    }
    Object.defineProperty(EventTarget.prototype, Symbol.toStringTag, {value: 'EventTarget', configurable: true});

    function dispatch(target, event) {
        const state = event[STATE];
        state.target = target;
        state.dispatching = true;
        for (const added of target[LISTENERS].get(event.type) ?? []) {
            if (added.removed) {
                continue;
            }
            if (added.once) {
                target.removeEventListener(event.type, added.listener, {capture: added.capture});
            }
            call(target, event, added);
            if (state.stopped) {
                break;
            }
        }
        state.dispatching = false;
    }

    // a listener that throws does not keep the others from being called
    function call(target, event, added) {
        event[STATE].passive = added.passive;
        try {
            const {listener} = added;
            const result = typeof listener === 'function' ? Reflect.apply(listener, target, [event]) : listener.handleEvent?.(event);
            if (typeof result?.then === 'function') {
                Reflect.apply(result.then, result, [undefined, failLater]);
            }
        } catch (error) {
            failLater(error);
        }
    }

    function failLater(error) {
        node.nextTick(() => {
            throw error;
        });
    }

    function handler(prototype, type) {
        const slot = Symbol(`on${type}`);
        Object.defineProperty(prototype, `on${type}`, {
            get() {
                return this[slot]?.current ?? null;
            },
            set(value) {
                if (this[slot] === undefined) {
                    Object.defineProperty(this, slot, {value: {current: null}});
                }
                const held = this[slot];
                if (held.wrapper && typeof value !== 'function') {
                    this.removeEventListener(type, held.wrapper);
                    held.wrapper = undefined;
                }
                held.current = typeof value === 'function' ? value : null;
                if (held.current && !held.wrapper) {
                    held.wrapper = event => Reflect.apply(held.current, this, [event]);
                    this.addEventListener(type, held.wrapper);
                }
            },
            configurable: true,
            enumerable: true,
        });
    }

    // ---- abort

    let making = false;

    class AbortSignal extends EventTarget {
        constructor() {
            if (!making) {
                throw codedError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
            }
            super();
            Object.defineProperty(this, STATE, {value: {aborted: false, reason: undefined, dependents: [], sources: []}});
        }

        get aborted() {
            return this[STATE].aborted;
        }

        get reason() {
            return this[STATE].reason;
        }

        throwIfAborted() {
            if (this.aborted) {
                throw this.reason;
            }
        }

        static abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
            const signal = newSignal();
            Object.assign(signal[STATE], {aborted: true, reason});
            return signal;
        }

        static timeout(delay) {
            if (typeof delay !== 'number') {
                throw wrongType('delay', 'of type number', delay);
            }
            const signal = newSignal();
            timers.setTimeout(() => abort(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError')), delay).unref();
            return signal;
        }

        static any(signals) {
            const all = [...signals];
            const signal = newSignal();
            const first = all.find(each => each.aborted);
            if (first) {
                Object.assign(signal[STATE], {aborted: true, reason: first.reason});
                return signal;
            }
            for (const each of all) {
                const sources = each[STATE].sources.length > 0 ? each[STATE].sources : [each];
                for (const source of sources) {
                    if (!signal[STATE].sources.includes(source)) {
                        signal[STATE].sources.push(source);
                        source[STATE].dependents.push(signal);
                    }
                }
            }
            return signal;
        }

        [CUSTOM](depth, options, inspect) {
            return depth < 0 ? 'AbortSignal' : `AbortSignal ${inspect({aborted: this.aborted}, {...options, depth: options.depth == null ? null : options.depth - 1})}`;
        }
    }
    Object.defineProperty(AbortSignal.prototype, Symbol.toStringTag, {value: 'AbortSignal', configurable: true});
    handler(AbortSignal.prototype, 'abort');

    function newSignal() {
        making = true;
        try {
            return new AbortSignal();
        } finally {
            making = false;
        }
    }

    function abort(signal, reason) {
        const state = signal[STATE];
        if (state.aborted) {
            return;
        }
        Object.assign(state, {aborted: true, reason});
        const following = state.dependents.filter(each => !each[STATE].aborted);
        following.forEach(each => Object.assign(each[STATE], {aborted: true, reason}));
        [signal, ...following].forEach(each => {
            const event = new Event('abort');
            event[STATE].trusted = true;
            dispatch(each, event);
        });
    }

    class AbortController {
        #signal = newSignal();

        get signal() {
            return this.#signal;
        }

        abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
            abort(this.#signal, reason);
        }

        [CUSTOM](depth, options, inspect) {
            return depth < 0 ? 'AbortController' : `AbortController ${inspect({signal: this.signal}, {...options, depth: options.depth == null ? null : options.depth - 1})}`;
        }
    }
    Object.defineProperty(AbortController.prototype, Symbol.toStringTag, {value: 'AbortController', configurable: true});

    return {
        DOMException, AbortError, Event, CustomEvent, EventTarget, AbortSignal, AbortController, handler,
        listeners: (target, type) => (target[LISTENERS]?.get(type) ?? []).map(each => each.listener),
        trust(event) {
            event[STATE].trusted = true;
            return event;
        },
    };
})
