// require, and the modules that a program can name without a path.
(function (node) {
    'use strict';

    const {host, load, codedError} = node;
    const {queueMicrotask} = node.timers;

    const pages = {
        events: () => load('events'),
        process: () => load('process').process,
        timers: () => ({...node.timers, promises: load('timers_promises')}),
        'timers/promises': () => load('timers_promises'),
        fs: () => load('fs'),
        'fs/promises': () => load('fs').promises,
        util: () => load('util'),
        'util/types': () => load('util').types,
        path: () => load('path'),
        'path/posix': () => load('path'),
        perf_hooks: () => ({performance: load('performance').performance}),
        assert: () => load('assert'),
        'assert/strict': () => load('assert'),
        console: () => node.console,
        worker_threads: () => ({isMainThread: true, threadId: 0, parentPort: null, ...load('message')}),
    };
    const built = new Map();

    function plainName(name) {
        return name.startsWith('node:') ? name.slice(5) : name;
    }

    function isBuiltin(name) {
        return Object.hasOwn(pages, plainName(name));
    }

    function builtin(name) {
        const plain = plainName(name);
        if (!built.has(plain)) {
            built.set(plain, load('missing').guard(plain, pages[plain]()));
        }
        return built.get(plain);
    }

    // What `import` can name of a module, beside its default.
    function namesOf(name) {
        const names = Object.keys(builtin(name));
        return names.filter(each => each !== 'default' && /^[A-Za-z_$][\w$]*$/.test(each));
    }

    // ---- CommonJS

    const cache = {__proto__: null};

    function Module(filename) {
        this.id = filename;
        this.path = dirname(filename);
        this.exports = {};
        this.filename = filename;
        this.loaded = false;
        this.children = [];
        this.paths = [];
    }

    function dirname(path) {
        return path.slice(0, path.lastIndexOf('/')) || '/';
    }

    function notFound(name, from) {
        const error = new Error(load('missing').module(name) ?? `Cannot find module '${name}'\nRequire stack:\n- ${from}`);
        error.code = 'MODULE_NOT_FOUND';
        error.requireStack = [from];
        return error;
    }

    function resolve(name, from) {
        if (typeof name !== 'string') {
            throw node.wrongType('id', 'of type string', name);
        }
        if (!/^\.{0,2}\//.test(name) && name !== '.' && name !== '..') {
            throw notFound(name, from);
        }
        const path = name.startsWith('/') ? name : `${dirname(from)}/${name}`;
        for (const end of ['', '.js', '.json', '.cjs', '/index.js']) {
            const found = host.resolve(path + end);
            if (host.isFile(found)) {
                return found;
            }
        }
        throw host.mayRead() ? notFound(name, from)
            : codedError(Error, 'ERR_ACCESS_DENIED', `'${name}' is another file, and this program may not read files; allow its own folder with --files`);
    }

    function requireFor(parent) {
        function require(name) {
            if (typeof name === 'string' && isBuiltin(name)) {
                return builtin(name);
            }
            const filename = resolve(name, parent.filename);
            const present = cache[filename];
            if (present) {
                return present.exports;
            }
            return run(new Module(filename), host.read(filename)).exports;
        }
        require.resolve = name => isBuiltin(name) ? name : resolve(name, parent.filename);
        require.cache = cache;
        require.main = main;
        return require;
    }

    let main;

    function run(module, source) {
        cache[module.filename] = module;
        let whole = false;
        try {
            if (module.filename.endsWith('.json')) {
                module.exports = JSON.parse(source);
            } else if (module.filename.endsWith('.mjs')) {
                throw codedError(Error, 'ERR_REQUIRE_ESM', `require() of ES Module ${module.filename} not supported.\nInstead change the require of ${module.filename} to a dynamic import() which is available in all CommonJS modules.`);
            } else {
                const body = host.compile(source, module.filename);
                Reflect.apply(body, module.exports, [module.exports, requireFor(module), module, module.filename, dirname(module.filename)]);
            }
            whole = true;
        } finally {
            if (!whole) {
                delete cache[module.filename];
            }
        }
        module.loaded = true;
        return module;
    }

    // What a CommonJS file exports, for a module that imports it.
    function commonjs(filename) {
        return requireFor({filename})(filename);
    }

    // The names that its text shows: `exports.a =`, `module.exports = {a, b}`.
    function exportsOf(filename) {
        const text = host.read(filename);
        const names = new Set();
        for (const [, name] of text.matchAll(/\bexports\.([A-Za-z_$][\w$]*)\s*=(?!=)/g)) {
            names.add(name);
        }
        const whole = /\bmodule\.exports\s*=\s*\{([^}]*)/.exec(text);
        for (const part of whole ? whole[1].split(',') : []) {
            const name = /^\s*([A-Za-z_$][\w$]*)\s*(:\s*[A-Za-z_$]|$)/.exec(part);
            if (name) {
                names.add(name[1]);
            }
            if (!name?.[1] || name[2] !== '') {
                break; // as in Node: what stands behind a value is not seen
            }
        }
        names.delete('default');
        return [...names];
    }

    // The program itself, compiled: a function that runs it.
    function prepareMain(filename, source) {
        main = new Module(filename);
        main.id = '.';
        cache[filename] = main;
        const body = host.compile(source, filename);
        return () => {
            Reflect.apply(body, main.exports, [main.exports, requireFor(main), main, filename, dirname(filename)]);
            main.loaded = true;
        };
    }

    // ---- the program as an ES module: Node tells of its failure so many jobs later

    const JOBS_AFTER_THROW = 3;
    const JOBS_AFTER_AWAIT = 2;
    let unsettled = false;

    function failAfter(jobs, error) {
        if (jobs === 0) {
            host.mainFailed(error);
        } else {
            queueMicrotask(() => failAfter(jobs - 1, error));
        }
    }

    function mainFailed(error) {
        failAfter(JOBS_AFTER_THROW, error);
    }

    function mainWaits(promise) {
        unsettled = true;
        promise.then(() => {
            unsettled = false;
        }, error => {
            unsettled = false;
            failAfter(JOBS_AFTER_AWAIT, error);
        });
    }

    return {
        mainFailed, mainWaits,
        isUnsettled: () => unsettled,
        names: Object.keys(pages), builtin, isBuiltin, namesOf, commonjs, exportsOf, prepareMain,
        requireFor, Module,
    };
})
