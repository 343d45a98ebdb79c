// What Node has and this sandbox has not, each with the nearest thing that is here; and what a program may have meant by
// a name that nobody knows.
(function (node) {
    'use strict';

    const names = {
        fs: 'appendFile appendFileSync access accessSync chown chmod close closeSync copyFile copyFileSync cp cpSync createReadStream createWriteStream fstat ftruncate futimes link lstat lstatSync mkdir mkdirSync mkdtemp open openSync readdir readdirSync read readSync readlink realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync symlink truncate unlink unlinkSync unwatchFile utimes watch watchFile writeFile writeFileSync write writeSync opendir',
        'fs/promises': 'access copyFile cp open opendir rename truncate rm rmdir mkdir readdir readlink symlink lstat link unlink chmod chown utimes realpath mkdtemp writeFile appendFile watch',
        util: 'callbackify debuglog debug deprecate styleText getSystemErrorName parseArgs TextDecoder TextEncoder MIMEType',
        process: 'abort chdir kill cpuUsage resourceUsage memoryUsage binding dlopen umask getuid setuid report send disconnect',
        perf_hooks: 'PerformanceObserver monitorEventLoopDelay createHistogram',
        worker_threads: 'Worker BroadcastChannel receiveMessageOnPort',
        path: 'win32 toNamespacedPath',
        events: 'EventEmitterAsyncResource',
    };
    const nearest = {
        'fs.watch': 'fs.readFile', 'fs.watchFile': 'fs.stat', 'fs.createReadStream': 'fs.readFile', 'fs.open': 'fs.readFile',
        'fs.lstat': 'fs.stat', 'fs.access': 'fs.stat', 'fs.readdir': 'fs.stat', 'fs.realpath': 'fs.stat',
        'process.abort': 'process.exit', 'process.kill': 'process.exit', 'process.cpuUsage': 'process.hrtime', 'process.resourceUsage': 'process.hrtime',
        'worker_threads.Worker': 'MessageChannel', 'worker_threads.BroadcastChannel': 'MessageChannel',
        'util.callbackify': 'util.promisify', 'util.debuglog': 'console.error', 'util.deprecate': 'process.emitWarning',
        'perf_hooks.monitorEventLoopDelay': 'performance.now',
    };
    const modules = {
        http: 'fetch', https: 'fetch', http2: 'fetch', net: 'MessageChannel', dgram: 'MessageChannel', child_process: 'setTimeout (nothing outside can be reached)',
        cluster: 'MessageChannel', stream: 'events', 'stream/promises': 'events', readline: 'process.argv', 'readline/promises': 'process.argv', url: 'path', querystring: 'path',
        crypto: 'Math.random', os: 'process', v8: 'process', vm: 'Function', zlib: 'fs', buffer: 'Uint8Array', dns: 'fetch', tls: 'fetch',
        string_decoder: 'String', module: 'require', inspector: 'console', async_hooks: 'events', repl: 'console', diagnostics_channel: 'events', test: 'assert',
    };
    const globals = {
        Buffer: 'Uint8Array', URL: 'path', URLSearchParams: 'Map', TextEncoder: 'Uint8Array', TextDecoder: 'String', WebSocket: 'MessageChannel',
        Worker: 'MessageChannel', BroadcastChannel: 'MessageChannel', Headers: 'fetch', Request: 'fetch', FormData: 'fetch', Blob: 'Uint8Array',
        ReadableStream: 'events', crypto: 'Math.random', XMLHttpRequest: 'fetch', localStorage: 'Map', window: 'globalThis', document: 'globalThis',
        requestAnimationFrame: 'setTimeout', requestIdleCallback: 'setImmediate', alert: 'console.log', prompt: 'process.argv', atob: 'String', btoa: 'String',
    };

    function distance(a, b) {
        let row = Array.from({length: b.length + 1}, (_, j) => j);
        for (let i = 1; i <= a.length; i++) {
            const next = [i];
            for (let j = 1; j <= b.length; j++) {
                next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
            }
            row = next;
        }
        return row[b.length];
    }

    function nearestIn(module, name, present) {
        const told = nearest[`${module}.${name}`] ?? nearest[`${module}.${name.replace(/Sync$/, '')}`];
        if (told !== undefined) {
            return told;
        }
        const functions = Object.keys(present).filter(each => typeof present[each] === 'function');
        functions.sort((a, b) => distance(a, name) - distance(b, name));
        return `${module}.${functions[0]}`;
    }

    // Adds a function for each that is not here; calling it says so.
    function guard(module, present) {
        for (const name of (names[module] ?? '').split(' ')) {
            if (name !== '' && !(name in present)) {
                const absent = function () {
                    const error = new Error(`${module}.${name} is not here; nearest: ${nearestIn(module, name, present)}`);
                    error.code = 'ERR_METHOD_NOT_IMPLEMENTED';
                    throw error;
                };
                Object.defineProperty(absent, 'name', {value: name});
                Object.defineProperty(present, name, {value: absent, configurable: true, writable: true, enumerable: false});
            }
        }
        return present;
    }

    // ---- misspelt names

    // Shorter names are near to too many others.
    const SHORTEST = 4;
    const SHORT = 6;

    function near(name, known) {
        const most = name.length < SHORTEST ? 0 : name.length < SHORT ? 1 : 2;
        const far = known.map(each => [distance(each, name), each]).filter(([letters]) => letters > 0 && letters <= most);
        far.sort((a, b) => a[0] - b[0]);
        return far[0]?.[1];
    }

    const {getOwnPropertyNames} = Object;

    function owners() {
        const {load} = node;
        return {
            process: load('process').process, console: node.console, Math, JSON, Object, Promise, Array, Number,
            fs: load('fs'), util: load('util'), path: load('path'), events: load('events'), emitter: load('events').prototype,
            promise: Promise.prototype, array: Array.prototype, string: String.prototype, object: Object.prototype,
        };
    }

    // `Math.sqroot`: of Math. `mine.nextTik`: of anything that is here.
    function nearMember(owner, name) {
        const all = owners();
        const asked = Object.hasOwn(all, owner) ? [owner] : Object.keys(all);
        const known = asked.flatMap(each => getOwnPropertyNames(all[each]).map(member => [each, member]));
        const found = near(name, known.map(([, member]) => member));
        return found && known.find(([, member]) => member === found).join('.');
    }

    function meantBy(message) {
        const variable = /^(\w+) is not defined$/.exec(message);
        if (variable) {
            return near(variable[1], [...getOwnPropertyNames(globalThis), 'require', 'module', 'exports']);
        }
        const member = /^(.*)\.(\w+) is not a function$/.exec(message);
        if (member) {
            return nearMember(member[1], member[2]);
        }
        const module = /^(?:Cannot find module '|No such built-in module: )(?:node:)?([^'\n]+)/.exec(message);
        return module ? near(module[1], node.load('modules').names) : undefined;
    }

    return {
        guard,
        // What could be meant by the name of which an error complains: a sentence, or undefined.
        meant(error) {
            try {
                const missing = /^(\w+) is not defined$/.exec(error.message);
                if (missing && Object.hasOwn(globals, missing[1])) {
                    return `${missing[1]} is not here; nearest: ${globals[missing[1]]}`;
                }
                if (/^Cannot find module '[./].*' imported from /.test(error.message) && !node.host.mayRead()) {
                    return 'this program may not read other files; allow its own folder with --files';
                }
                const name = meantBy(error.message);
                return name && `did you mean ${name}?`;
            } catch {
                return undefined; // the program has changed what this page uses
            }
        },
        // The sentence for a module that Node has, or undefined.
        module(name) {
            const plain = name.startsWith('node:') ? name.slice(5) : name;
            return Object.hasOwn(modules, plain) ? `module '${plain}' is not here; nearest: ${modules[plain]}` : undefined;
        },
    };
})
