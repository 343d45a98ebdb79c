// process: its events, and what becomes of an error that nobody caught.
(function (node) {
    'use strict';

    const {host, codedError, nextTick} = node;
    const EventEmitter = node.load('events');

    function process() {}
    Object.defineProperty(process, 'name', {value: 'process'});
    Object.setPrototypeOf(process.prototype, EventEmitter.prototype);
    const it = Object.create(process.prototype);
    EventEmitter.call(it);

    // ---- exit

    const UNSETTLED_AWAIT = 13; // the main module waits for something that never comes

    let exitCode;
    Object.defineProperty(it, 'exitCode', {
        get: () => exitCode,
        set(code) {
            const number = typeof code === 'string' && code !== '' ? +code : code;
            if (code != null && !Number.isInteger(number)) {
                throw typeof code === 'number'
                    ? codedError(RangeError, 'ERR_OUT_OF_RANGE', `The value of "code" is out of range. It must be an integer. Received ${code}`)
                    : node.wrongType('code', 'of type number', code);
            }
            exitCode = code;
            host.setExitCode(codeNow());
        },
        enumerable: true,
        configurable: true,
    });

    function codeNow() {
        return +(exitCode ?? 0);
    }

    // Emits 'exit', once; listeners may change the code.
    function emitExit(code) {
        if (!it._exiting) {
            it._exiting = true;
            if (node.load('modules').isUnsettled()) {
                it.exitCode ??= UNSETTLED_AWAIT;
            }
            it.emit('exit', code);
        }
    }

    function exit(code) {
        if (code !== undefined) {
            it.exitCode = code;
        }
        emitExit(codeNow());
        host.exit(codeNow());
    }

    // ---- errors that nobody caught: these are called by the loop

    let capture = null;

    // Whether a listener took it. Otherwise the program is over.
    function fatal(error, origin) {
        it.emit('uncaughtExceptionMonitor', error, origin);
        if (capture !== null) {
            capture(error);
            return true;
        }
        if (it.emit('uncaughtException', error, origin)) {
            return true;
        }
        return false;
    }

    // promise -> the number of its rejection; Node counts those that were handled in time, too
    const told = new WeakMap();
    let rejections = 0;

    function unhandled(reason, promise) {
        told.set(promise, ++rejections);
        return it.emit('unhandledRejection', reason, promise);
    }

    function handledLate(promise) {
        if (!it.emit('rejectionHandled', promise)) {
            const id = told.get(promise);
            warn('PromiseRejectionHandledWarning', `Promise rejection was handled asynchronously (rejection id: ${id})`, {id});
        }
    }

    function reasonAsError(reason) {
        if (host.isError(reason)) {
            return reason;
        }
        let shown;
        try {
            shown = typeof reason === 'object' || typeof reason === 'function' ? node.load('inspect').inspect(reason) : String(reason);
        } catch {
            shown = '#<Object>';
        }
        const error = codedError(Error, 'ERR_UNHANDLED_REJECTION',
            'This error originated either by throwing inside of an async function without a catch block, '
            + `or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${shown}".`);
        Object.defineProperty(error, 'name', {value: 'UnhandledPromiseRejection', configurable: true, writable: true});
        Object.defineProperty(error, 'stack', {value: `${error.name}: ${error.message}`, configurable: true, writable: true});
        return error;
    }

    // ---- warnings go to standard error, after the code that caused them

    let warnedBefore = false;

    function warn(name, message, more) {
        const warning = new Error(message);
        warning.name = name;
        tell(Object.assign(warning, more));
    }

    function tell(warning) {
        nextTick(() => {
            it.emit('warning', warning);
            const code = warning.code ? `[${warning.code}] ` : '';
            host.print(2, `(node:${it.pid}) ${code}${warning.name}: ${warning.message}`);
            if (!warnedBefore) {
                warnedBefore = true;
                host.print(2, '(Use `node --trace-warnings ...` to show where the warning was created)');
            }
        });
    }

    // ---- streams

    function stream(number) {
        const made = new EventEmitter();
        return Object.assign(made, {
            fd: number,
            writable: true,
            write(text, encoding, done) {
                host.print(number, String(text), true);
                const callback = typeof encoding === 'function' ? encoding : done;
                if (typeof callback === 'function') {
                    nextTick(callback);
                }
                return true;
            },
            end(text) {
                if (text !== undefined) {
                    made.write(text);
                }
                return made;
            },
        });
    }

    // ---- the rest

    function hrtime(since) {
        const nanos = BigInt(Math.round(host.now() * 1e6)) + 1_000_000_000_000n;
        let seconds = Number(nanos / 1_000_000_000n);
        let rest = Number(nanos % 1_000_000_000n);
        if (since !== undefined) {
            seconds -= since[0];
            rest -= since[1];
            if (rest < 0) {
                seconds--;
                rest += 1e9;
            }
        }
        return [seconds, rest];
    }
    hrtime.bigint = () => BigInt(Math.round(host.now() * 1e6)) + 1_000_000_000_000n;

    Object.assign(it, {
        version: 'v20.20.2',
        versions: {node: '20.20.2', uv: '1.46.0'},
        release: {name: 'node'},
        arch: 'x64',
        platform: 'linux',
        title: 'node',
        pid: 1,
        ppid: 0,
        argv: host.argv(),
        execArgv: [],
        execPath: '/usr/bin/node',
        argv0: 'node',
        env: {},
        _exiting: false,
        stdout: stream(1),
        stderr: stream(2),
        exit,
        reallyExit: code => host.exit(code ?? 0),
        nextTick,
        hrtime,
        uptime: () => host.now() / 1000,
        cwd: () => host.cwd(),
        emitWarning(warning, type, code) {
            const name = typeof type === 'string' ? type : type?.type ?? warning?.name ?? 'Warning';
            const known = typeof type === 'object' ? type?.code : code;
            if (warning instanceof Error) {
                tell(warning);
            } else {
                warn(name, warning, known ? {code: known} : {});
            }
        },
        setUncaughtExceptionCaptureCallback(callback) {
            capture = callback;
        },
        hasUncaughtExceptionCaptureCallback: () => capture !== null,
        getActiveResourcesInfo: () => [],
    });
    Object.defineProperty(it, Symbol.toStringTag, {value: 'process', configurable: true});

    node.load('missing').guard('process', it);

    return {
        process: it, warn, fatal, emitExit, unhandled, handledLate, reasonAsError,
        beforeExit() {
            it.emit('beforeExit', codeNow());
        },
    };
})
