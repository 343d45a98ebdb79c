// fs: a virtual file system. It holds the program itself and, with --files, what lies beside it; each request takes
// a configured latency, and completions arrive in the poll phase in the order of the requests.
(function (node) {
    'use strict';

    const {host, requireFunction, wrongType} = node;

    function failure(call, path) {
        const error = new Error(`ENOENT: no such file or directory, ${call} '${path}'`);
        return Object.assign(error, {errno: -2, code: 'ENOENT', syscall: call, path});
    }

    function checkPath(path) {
        if (typeof path !== 'string') {
            throw wrongType('path', 'of type string or an instance of Buffer or URL', path);
        }
        return path;
    }

    function find(call, path) {
        const found = host.resolve(path);
        if (!(host.isFile(found) || (call === 'stat' && host.isFolder(found)))) {
            throw failure(call, path);
        }
        return found;
    }

    function encodingOf(options) {
        return typeof options === 'string' ? options : options?.encoding ?? null;
    }

    function content(path, options) {
        if (typeof path === 'number') {
            throw Object.assign(new Error('EBADF: bad file descriptor, read'), {errno: -9, code: 'EBADF', syscall: 'read'});
        }
        const text = host.read(find('open', path));
        return encodingOf(options) ? text : bytes(text);
    }

    function bytes(text) {
        return new Uint8Array(host.bytes(text));
    }

    class Stats {
        constructor(path) {
            const folder = host.isFolder(path);
            this.mode = folder ? 0o40755 : 0o100644;
            this.size = folder ? 4096 : host.bytes(host.read(path)).length;
            this.mtimeMs = host.startDate();
            Object.defineProperty(this, 'folder', {value: folder});
        }

        get mtime() {
            return new Date(this.mtimeMs);
        }

        isFile() {
            return !this.folder;
        }

        isDirectory() {
            return this.folder;
        }

        isSymbolicLink() {
            return false;
        }
    }

    const stats = path => new Stats(find('stat', path));

    // one request to the outside: its answer is found when it completes
    function ask(name, turns, answer, done) {
        host.request(name, turns, () => {
            let value;
            try {
                value = answer();
            } catch (error) {
                return done(error);
            }
            return done(null, value);
        });
    }

    // readFile opens, looks at, reads and closes: four trips where stat needs one
    const READ_TRIPS = 4;

    function readFile(path, options, callback) {
        callback ??= options;
        requireFunction(callback, 'cb');
        if (typeof path !== 'number') { // a file's number, of which there are none
            checkPath(path);
        }
        ask('readFile', READ_TRIPS, () => content(path, typeof options === 'function' ? undefined : options), callback);
    }

    function stat(path, options, callback) {
        callback ??= options;
        requireFunction(callback, 'cb');
        checkPath(path);
        ask('stat', 1, () => stats(path), callback);
    }

    function later(name, trips, answer) {
        return new Promise((resolve, reject) => ask(name, trips, answer, (error, value) => error ? reject(error) : resolve(value)));
    }

    const promises = {
        async readFile(path, options) {
            const signal = options?.signal;
            if (signal?.aborted) {
                throw new (node.load('event_target').AbortError)(undefined, {cause: signal.reason});
            }
            checkPath(path);
            return later('readFile', READ_TRIPS, () => content(path, options));
        },
        async stat(path) {
            checkPath(path);
            return later('stat', 1, () => stats(path));
        },
    };

    return {
        readFile, stat, promises, Stats,
        readFileSync: (path, options) => content(checkPath(path), options),
        statSync(path, options) {
            try {
                return stats(checkPath(path));
            } catch (error) {
                if (options?.throwIfNoEntry === false) {
                    return undefined;
                }
                throw error;
            }
        },
        existsSync: path => typeof path === 'string' && (host.isFile(host.resolve(path)) || host.isFolder(host.resolve(path))),
        exists(path, callback) {
            ask('stat', 1, () => stats(path), error => callback(!error));
        },
        constants: {F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1},
    };
})
