// MessageChannel: messages arrive in the poll phase, one task each, while the receiver is started.
(function (node) {
    'use strict';

    const {host, load} = node;
    const {Event, EventTarget, handler, trust} = load('event_target');
    const {structuredClone} = load('clone');
    const STATE = Symbol('port');
    const CLOSE = Symbol('close');

    class MessageEvent extends Event {
        #data;

        constructor(type, options) {
            super(type, options);
            this.#data = options?.data ?? null;
        }

        get data() {
            return this.#data;
        }
    }

    let making = false;

    class MessagePort extends EventTarget {
        constructor() {
            if (!making) {
                throw new TypeError('Illegal constructor');
            }
            super();
            Object.defineProperty(this, STATE, {value: {peer: null, waiting: [], started: false, open: true, refed: false, hold: null, nodeListeners: new Map(), receivers: 0}});
        }

        postMessage(message) {
            const copy = structuredClone(message);
            const {peer, open} = this[STATE];
            if (open && peer?.[STATE].open) {
                deliver(peer, copy);
            }
        }

        start() {
            const state = this[STATE];
            if (!state.started && state.open) {
                state.started = true;
                state.waiting.splice(0).forEach(message => arrive(this, message));
            }
        }

        close(callback) {
            const state = this[STATE];
            if (callback) {
                this.once('close', callback);
            }
            if (state.open) {
                shut(this);
            }
        }

        ref() {
            hold(this, true);
        }

        unref() {
            hold(this, false);
        }

        hasRef() {
            return this[STATE].refed;
        }

        addEventListener(type, listener, options) {
            super.addEventListener(type, listener, options);
        }

        // the ways of an EventEmitter, which get the message itself
        on(type, listener) {
            return listen(this, type, listener, false);
        }

        once(type, listener) {
            return listen(this, type, listener, true);
        }

        off(type, listener) {
            const wrapped = this[STATE].nodeListeners.get(listener);
            if (wrapped) {
                this.removeEventListener(type, wrapped);
                forget(this, type, listener);
            }
            return this;
        }

        addListener(type, listener) {
            return this.on(type, listener);
        }

        removeListener(type, listener) {
            return this.off(type, listener);
        }
    }
    handler(MessagePort.prototype, 'message');
    const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
        ...onmessage,
        set(value) {
            Reflect.apply(onmessage.set, this, [value]);
            if (typeof value === 'function') {
                hold(this, true);
                this.start();
            } else {
                hold(this, false);
            }
        },
    });

    function listen(port, type, listener, once) {
        const wrapped = event => {
            if (once) {
                forget(port, type, listener);
            }
            Reflect.apply(listener, port, type === 'message' ? [event.data] : []);
        };
        port[STATE].nodeListeners.set(listener, wrapped);
        port.addEventListener(type, wrapped, {once});
        if (type === 'message') {
            port[STATE].receivers++;
            hold(port, true);
            port.start();
        }
        return port;
    }

    // without a listener for messages, a port receives none and keeps nobody waiting
    function forget(port, type, listener) {
        const state = port[STATE];
        state.nodeListeners.delete(listener);
        if (type === 'message' && --state.receivers === 0) {
            state.started = false;
            hold(port, false);
        }
    }

    // an open port with a message listener keeps the program alive
    function hold(port, wanted) {
        const state = port[STATE];
        const needed = wanted && state.open;
        if (needed !== state.refed) {
            state.refed = needed;
            if (needed) {
                state.hold = host.hold();
            } else {
                host.release(state.hold);
                state.hold = null;
            }
        }
    }

    function shut(port) {
        port[STATE].open = false;
        hold(port, false);
        host.close('port', () => {
            if (port[STATE].peer[STATE].open) {
                deliver(port[STATE].peer, CLOSE);
            }
            port.dispatchEvent(new Event('close'));
        });
    }

    // the news that the other end has closed arrives as a message does, behind those sent before
    function deliver(port, message) {
        const {started, waiting} = port[STATE];
        if (started || (message === CLOSE && waiting.length === 0)) {
            arrive(port, message);
        } else {
            port[STATE].waiting.push(message);
        }
    }

    function arrive(port, message) {
        const task = host.message(() => {
            const {open, started, waiting} = port[STATE];
            if (!open) {
                return;
            }
            if (!started && (message !== CLOSE || waiting.length > 0)) {
                waiting.push(message);
            } else if (message === CLOSE) {
                shut(port);
            } else {
                port.dispatchEvent(trust(new MessageEvent('message', {data: message})));
            }
        });
        if (!port[STATE].refed) {
            host.refImmediate(task, false);
        }
    }

    class MessageChannel {
        constructor() {
            making = true;
            try {
                this.port1 = new MessagePort();
                this.port2 = new MessagePort();
            } finally {
                making = false;
            }
            this.port1[STATE].peer = this.port2;
            this.port2[STATE].peer = this.port1;
        }
    }

    return {MessageChannel, MessagePort, MessageEvent};
})
