// timers/promises: timers that are awaited.
(function (node) {
    'use strict';

    const {load, timers} = node;

    function abortError(signal) {
        return new (load('event_target').AbortError)(undefined, {cause: signal.reason});
    }

    function checked(options = {}) {
        if (options === null || typeof options !== 'object') {
            throw node.wrongType('options', 'of type object', options);
        }
        const {signal, ref = true} = options;
        if (signal !== undefined && (typeof signal !== 'object' || signal === null || !('aborted' in signal))) {
            throw node.wrongType('options.signal', 'an instance of AbortSignal', signal);
        }
        if (typeof ref !== 'boolean') {
            throw node.wrongType('options.ref', 'of type boolean', ref);
        }
        return {signal, ref};
    }

    function requireDelay(delay) {
        if (delay !== undefined && typeof delay !== 'number') {
            throw node.wrongType('delay', 'of type number', delay);
        }
    }

    function waiting(delay, options, start, cancel) {
        let signal, ref;
        try {
            requireDelay(delay);
            ({signal, ref} = checked(options));
        } catch (error) {
            return Promise.reject(error);
        }
        if (signal?.aborted) {
            return Promise.reject(abortError(signal));
        }
        let onAbort;
        const promise = new Promise((resolve, reject) => {
            const handle = start(resolve);
            if (!ref) {
                handle.unref();
            }
            if (signal) {
                onAbort = () => {
                    cancel(handle);
                    reject(abortError(signal));
                };
                signal.addEventListener('abort', onAbort, {once: true});
            }
        });
        return onAbort === undefined ? promise : afterwards(promise, () => signal.removeEventListener('abort', onAbort));
    }

    // like finally, with as many jobs as in Node, whose safe promises are wrapped twice
    function afterwards(promise, done) {
        return new Promise((resolve, reject) => new Promise((a, b) => promise.then(a, b)).finally(done).then(resolve, reject));
    }

    function setTimeout(after, value, options) {
        return waiting(after, options, resolve => timers.setTimeout(() => resolve(value), after), timers.clearTimeout);
    }

    function setImmediate(value, options) {
        return waiting(undefined, options, resolve => timers.setImmediate(() => resolve(value)), timers.clearImmediate);
    }

    async function* setInterval(after, value, options) {
        requireDelay(after);
        const {signal, ref} = checked(options);
        if (signal?.aborted) {
            throw abortError(signal);
        }
        let onAbort;
        let missed = 0;
        let wake;
        const interval = timers.setInterval(() => {
            missed++;
            if (wake) {
                wake();
                wake = undefined;
            }
        }, after);
        try {
            if (!ref) {
                interval.unref();
            }
            if (signal) {
                onAbort = () => {
                    timers.clearInterval(interval);
                    wake?.(Promise.reject(abortError(signal)));
                    wake = undefined;
                };
                signal.addEventListener('abort', onAbort, {once: true});
            }
            while (!signal?.aborted) {
                if (missed === 0) {
                    await new Promise(resolve => wake = resolve);
                }
                for (; missed > 0; missed--) {
                    yield value;
                }
            }
            throw abortError(signal);
        } finally {
            timers.clearInterval(interval);
            signal?.removeEventListener('abort', onAbort);
        }
    }

    return {
        setTimeout, setImmediate, setInterval,
        scheduler: {
            wait: (delay, options) => setTimeout(delay, undefined, options),
            yield: () => setImmediate(),
        },
    };
})
