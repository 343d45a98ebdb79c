// How console.log shows values: util.inspect and util.format.
//
//     format('%s is %d', 'x', 1)   fills the placeholders, shows the rest
//     inspect(value, options)      one value: show -> parts (head, braces, entries) -> fold into lines
(function (node) {
    'use strict';

    const {host} = node;
    const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
    const DEFAULTS = {
        showHidden: false, depth: 2, colors: false, customInspect: true, showProxy: false, maxArrayLength: 100,
        maxStringLength: 10000, breakLength: 80, compact: 3, sorted: false, getters: false, numericSeparator: false,
    };
    const LINE_ENTRIES = 6; // longer lists of short entries are laid out in columns
    const COLUMNS_MAX = 15;
    const CELL_RATIO = 2.5; // a character is that much higher than wide

    const tagOf = value => Object.prototype.toString.call(value).slice(8, -1);

    // ---- what a value is; asked of the value's inside, which no program can fake

    function probe(test) {
        return value => {
            try {
                test(value);
                return true;
            } catch {
                return false;
            }
        };
    }
    const getter = (prototype, name) => {
        const get = Object.getOwnPropertyDescriptor(prototype, name).get;
        return value => Reflect.apply(get, value, []);
    };
    const method = (prototype, name) => {
        const call = prototype[name];
        return (value, ...args) => Reflect.apply(call, value, args);
    };
    const mapSize = getter(Map.prototype, 'size');
    const setSize = getter(Set.prototype, 'size');
    const typedTag = getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
    const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
    const dateTime = method(Date.prototype, 'getTime');
    const regexpText = method(RegExp.prototype, 'toString');
    const weakMapHas = method(WeakMap.prototype, 'has');
    const weakSetHas = method(WeakSet.prototype, 'has');
    const numberValue = method(Number.prototype, 'valueOf');
    const stringValue = method(String.prototype, 'valueOf');
    const booleanValue = method(Boolean.prototype, 'valueOf');
    const bigintValue = method(BigInt.prototype, 'valueOf');
    const symbolValue = method(Symbol.prototype, 'valueOf');

    const is = {
        map: probe(mapSize),
        set: probe(setSize),
        buffer: probe(bufferLength),
        date: probe(dateTime),
        regexp: value => value instanceof RegExp && probe(getter(RegExp.prototype, 'flags'))(value),
        weakMap: probe(value => weakMapHas(value, {})),
        weakSet: probe(value => weakSetHas(value, {})),
        promise: value => value instanceof Promise && host.isPromise(value),
        error: value => host.isError(value),
        typed: value => typedTag(value) !== undefined,
        boxed: value => ['Number', 'String', 'Boolean', 'BigInt', 'Symbol'].includes(boxedTag(value)),
        generator: value => tagOf(value) === 'Generator' || tagOf(value) === 'AsyncGenerator',
    };

    function boxedTag(value) {
        for (const [name, test] of [['Number', numberValue], ['String', stringValue], ['Boolean', booleanValue], ['BigInt', bigintValue], ['Symbol', symbolValue]]) {
            if (probe(test)(value)) {
                return name;
            }
        }
        return undefined;
    }

    // ---- text of primitives

    const ESCAPES = new Map([['\b', '\\b'], ['\t', '\\t'], ['\n', '\\n'], ['\f', '\\f'], ['\r', '\\r'], ['\\', '\\\\']]);

    function quote(text) {
        const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'";
        let quoted = '';
        for (let i = 0; i < text.length; i++) {
            const char = text[i];
            const code = text.charCodeAt(i);
            if (char === mark) {
                quoted += `\\${char}`;
            } else if (ESCAPES.has(char)) {
                quoted += ESCAPES.get(char);
            } else if (code < 32 || (code >= 127 && code <= 159)) {
                quoted += `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
            } else if (code >= 0xd800 && code <= 0xdfff) {
                const pair = code <= 0xdbff && text.charCodeAt(i + 1) >= 0xdc00 && text.charCodeAt(i + 1) <= 0xdfff;
                quoted += pair ? char + text[++i] : `\\u${code.toString(16).toUpperCase()}`;
            } else {
                quoted += char;
            }
        }
        return mark + quoted + mark;
    }

    function number(value) {
        return Object.is(value, -0) ? '-0' : `${value}`;
    }

    function separated(digits) {
        const [whole, fraction] = digits.split('.');
        const left = whole.replace(/\B(?=(\d{3})+$)/g, '_');
        return fraction === undefined || /e/.test(digits) ? left : `${left}.${fraction.replace(/(\d{3})(?=\d)/g, '$1_')}`;
    }

    function primitive(ctx, value) {
        if (typeof value === 'string') {
            return string(ctx, value);
        }
        if (typeof value === 'number') {
            return ctx.numericSeparator ? separated(number(value)) : number(value);
        }
        if (typeof value === 'bigint') {
            return `${ctx.numericSeparator ? separated(String(value)) : value}n`;
        }
        return typeof value === 'symbol' ? symbol(value) : `${value}`;
    }

    function symbol(value) {
        return Symbol.prototype.toString.call(value).replace(/[\n\r\t\b\f]/g, each => ESCAPES.get(each));
    }

    function string(ctx, value) {
        let rest = '';
        if (value.length > ctx.maxStringLength) {
            const left = value.length - ctx.maxStringLength;
            value = value.slice(0, ctx.maxStringLength);
            rest = `... ${left} more character${left > 1 ? 's' : ''}`;
        }
        if (ctx.compact !== true && value.length > 16 && value.length > ctx.breakLength - ctx.indentation - 4) {
            return value.split(/(?<=\n)/).map(quote).join(` +\n${' '.repeat(ctx.indentation + 2)}`) + rest;
        }
        return quote(value) + rest;
    }

    function key(name) {
        if (typeof name === 'symbol') {
            return `[${symbol(name)}]`;
        }
        if (name === '__proto__') {
            return "['__proto__']";
        }
        return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? name : quote(name);
    }

    // ---- one value

    function inspect(value, options) {
        const ctx = {...DEFAULTS, seen: [], indentation: 0, current: 0, circular: undefined, budget: 0};
        if (typeof options === 'boolean') {
            ctx.showHidden = options;
        } else {
            Object.assign(ctx, options);
        }
        for (const limit of ['maxArrayLength', 'maxStringLength', 'depth']) {
            if (ctx[limit] === null) {
                ctx[limit] = Infinity;
            }
        }
        return show(ctx, value, 0);
    }

    function show(ctx, value, level, typed) {
        if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
            return primitive(ctx, value);
        }
        const proxied = host.proxyTarget(value);
        if (proxied.length > 0) {
            const target = proxied[0];
            if (ctx.showProxy) {
                return 'Proxy [ ' + show(ctx, target, level) + ' ]';
            }
            if (target === null) {
                return '<Revoked Proxy>';
            }
            value = target;
        }
        if (ctx.customInspect) {
            const custom = value[CUSTOM];
            if (typeof custom === 'function' && custom !== inspect) {
                const left = ctx.depth - level;
                const shown = Reflect.apply(custom, value, [left, {...ctx, stylize: text => text}, inspect]);
                if (shown !== value) {
                    return typeof shown === 'object' && shown !== null ? show(ctx, shown, level) : `${shown}`.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
                }
            }
        }
        if (ctx.seen.includes(value)) {
            ctx.circular ??= new Map();
            if (!ctx.circular.has(value)) {
                ctx.circular.set(value, ctx.circular.size + 1);
            }
            return `[Circular *${ctx.circular.get(value)}]`;
        }
        return raw(ctx, value, level, typed);
    }

    function constructorName(value, ctx, level) {
        let first = true;
        for (let at = value; at !== null; at = Object.getPrototypeOf(at), first = false) {
            const own = Object.getOwnPropertyDescriptor(at, 'constructor');
            if (own !== undefined && typeof own.value === 'function' && own.value.name !== '' && isInstance(value, own.value)) {
                return own.value.name;
            }
        }
        return null;
    }

    function isInstance(value, constructor) {
        try {
            return value instanceof constructor;
        } catch {
            return false;
        }
    }

    function prefix(name, tag, fallback, size = '') {
        if (name === null) {
            return tag !== '' && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` : `[${fallback}${size}: null prototype] `;
        }
        return tag !== '' && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
    }

    function keysOf(ctx, value) {
        const symbols = Object.getOwnPropertySymbols(value);
        if (ctx.showHidden) {
            return [...Object.getOwnPropertyNames(value), ...symbols];
        }
        let names;
        try {
            names = Object.keys(value);
        } catch {
            names = Object.getOwnPropertyNames(value);
        }
        return [...names, ...symbols.filter(each => Object.prototype.propertyIsEnumerable.call(value, each))];
    }

    function extraKeys(ctx, value) {
        return keysOf(ctx, value).filter(name => !(typeof name === 'string' && /^(0|[1-9]\d*)$/.test(name) && +name < 2 ** 32 - 1));
    }

    function tagAside(value, name) {
        let tag = value[Symbol.toStringTag];
        if (typeof tag !== 'string' || tag === '' || tag === name
            || (Object.hasOwn(value, Symbol.toStringTag) && Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag))) {
            tag = '';
        }
        return tag;
    }

    // head: what stands before the brace; list: laid out in columns when long
    function parts(ctx, value, level) {
        const name = constructorName(value, ctx, level);
        const tag = tagAside(value, name);
        if (Array.isArray(value)) {
            const head = name !== 'Array' || tag !== '' ? prefix(name, tag, 'Array', `(${value.length})`) : '';
            return {open: `${head}[`, close: ']', keys: extraKeys(ctx, value), list: true, empty: value.length === 0, entries: array};
        }
        if (is.set(value)) {
            return {open: `${prefix(name, tag, 'Set', `(${setSize(value)})`)}{`, close: '}', keys: keysOf(ctx, value), empty: setSize(value) === 0, entries: set};
        }
        if (is.map(value)) {
            return {open: `${prefix(name, tag, 'Map', `(${mapSize(value)})`)}{`, close: '}', keys: keysOf(ctx, value), empty: mapSize(value) === 0, entries: map};
        }
        if (is.typed(value)) {
            const head = prefix(name, tag === typedTag(value) ? '' : tag, typedTag(value), `(${value.length})`);
            return {open: `${head}[`, close: ']', keys: extraKeys(ctx, value), list: true, empty: value.length === 0, entries: typedArray};
        }
        for (const [test, what] of [[mapIterator, 'Map'], [setIterator, 'Set']]) {
            if (test(value)) {
                return {open: `[${tag || `${what} Iterator`}] {`, close: '}', keys: keysOf(ctx, value), entries: unknownItems};
            }
        }
        return special(ctx, value, level, name, tag);
    }

    const mapIteratorPrototype = Object.getPrototypeOf(new Map().entries());
    const setIteratorPrototype = Object.getPrototypeOf(new Set().values());
    const mapIterator = value => Object.getPrototypeOf(value) === mapIteratorPrototype;
    const setIterator = value => Object.getPrototypeOf(value) === setIteratorPrototype;

    // looking would take them
    function unknownItems() {
        return ['<items unknown>'];
    }

    function special(ctx, value, level, name, tag) {
        const keys = keysOf(ctx, value);
        const plain = {open: '{', close: '}', keys, entries: none};
        if (tagOf(value) === 'Arguments' && !(Symbol.toStringTag in value)) {
            return {...plain, open: '[Arguments] {'};
        }
        if (typeof value === 'function') {
            return {...plain, base: functionText(value, name, tag), bare: true};
        }
        if (is.regexp(value)) {
            const head = prefix(name, tag, 'RegExp');
            return {...plain, base: head === 'RegExp ' ? regexpText(value) : head + regexpText(value), bare: true};
        }
        if (is.date(value)) {
            const text = Number.isNaN(dateTime(value)) ? 'Invalid Date' : Date.prototype.toISOString.call(value);
            const head = prefix(name, tag, 'Date');
            return {...plain, base: head === 'Date ' ? text : head + text, bare: true};
        }
        if (is.error(value)) {
            return {...plain, base: errorText(ctx, value, name, tag, keys), keys: errorKeys(value, keys), bare: true};
        }
        if (is.buffer(value) || value instanceof SharedArrayBuffer) {
            return {...plain, open: `${prefix(name, tag, tagOf(value))}{`, entries: buffer, needed: true};
        }
        if (value instanceof DataView) {
            return {...plain, open: `${prefix(name, tag, 'DataView')}{`, entries: dataView, needed: true};
        }
        if (is.promise(value)) {
            return {...plain, open: `${prefix(name, tag, 'Promise')}{`, entries: promise, needed: true};
        }
        if (is.weakSet(value) || is.weakMap(value)) {
            return {...plain, open: `${prefix(name, tag, is.weakSet(value) ? 'WeakSet' : 'WeakMap')}{`, entries: () => ['<items unknown>'], needed: true};
        }
        if (tagOf(value) === 'Module') {
            return {...plain, open: `${prefix(name, tag, 'Module')}{`, entries: none, module: true};
        }
        if (is.boxed(value)) {
            return boxed(ctx, value, name, tag, keys, plain);
        }
        if (name === 'Object' && tag === '') {
            return plain;
        }
        if (is.generator(value)) {
            return {...plain, open: `Object [${tagOf(value)}] {`};
        }
        return {...plain, open: `${prefix(name, tag, 'Object')}{`};
    }

    function boxed(ctx, value, name, tag, keys, plain) {
        const type = boxedTag(value);
        const inner = {Number: numberValue, String: stringValue, Boolean: booleanValue, BigInt: bigintValue, Symbol: symbolValue}[type](value);
        let base = `[${type}${type !== name ? (name === null ? ' (null prototype)' : ` (${name})`) : ''}: ${primitive({...ctx, compact: true}, inner)}]`;
        if (tag !== '' && tag !== name && tag !== type) {
            base += ` [${tag}]`;
        }
        return {...plain, keys: type === 'String' ? keys.filter(each => typeof each === 'symbol' || !(+each < inner.length)) : keys, base, bare: true};
    }

    function functionText(value, name, tag) {
        const source = Function.prototype.toString.call(value);
        if (source.startsWith('class') && source.endsWith('}')) {
            return classText(value, name, tag);
        }
        const type = functionKind(value);
        let text = `[${type}`;
        if (name === null) {
            text += ' (null prototype)';
        }
        text += value.name === '' ? ' (anonymous)' : `: ${typeof value.name === 'string' ? value.name : String(value.name)}`;
        text += ']';
        if (name !== type && name !== null) {
            text += ` ${name}`;
        }
        if (tag !== '' && name !== tag) {
            text += ` [${tag}]`;
        }
        return text;
    }

    function functionKind(value) {
        const tag = tagOf(value);
        return ['GeneratorFunction', 'AsyncFunction', 'AsyncGeneratorFunction'].includes(tag) ? tag : 'Function';
    }

    function classText(value, name, tag) {
        let text = `[class ${Object.hasOwn(value, 'name') && value.name !== '' ? value.name : '(anonymous)'}`;
        if (name !== 'Function' && name !== null) {
            text += ` [${name}]`;
        }
        if (tag !== '' && name !== tag) {
            text += ` [${tag}]`;
        }
        const parent = Object.getPrototypeOf(value);
        if (name === null) {
            text += ' extends [null prototype]';
        } else if (parent?.name) {
            text += ` extends ${parent.name}`;
        }
        return `${text}]`;
    }

    // ---- errors

    function errorKeys(value, keys) {
        const stack = stackOf(value);
        const left = keys.filter(name => !(['name', 'message', 'stack'].includes(name) && stack.includes(String(value[name]))));
        if ('cause' in value && !left.includes('cause') && Object.hasOwn(value, 'cause')) {
            left.push('cause');
        }
        if (Array.isArray(value.errors) && Object.hasOwn(value, 'errors') && !left.includes('errors')) {
            left.push('errors');
        }
        return left;
    }

    function stackOf(value) {
        return value.stack ? String(value.stack) : Error.prototype.toString.call(value);
    }

    function errorText(ctx, value, name, tag, keys) {
        let stack = improved(stackOf(value), value, name, tag);
        const at = (value.message && stack.indexOf(value.message)) || -1;
        const lines = stack.indexOf('\n    at', at === -1 ? 0 : at + value.message.length);
        if (lines === -1) {
            stack = `[${stack}]`;
        }
        return ctx.indentation === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(ctx.indentation)}`);
    }

    // the class's name where the error's own name does not say it
    function improved(stack, value, name, tag) {
        let known = typeof value.name === 'string' ? value.name : 'Error';
        if (name === null || (known.endsWith('Error') && stack.startsWith(known) && (stack.length === known.length || stack[known.length] === ':' || stack[known.length] === '\n'))) {
            let fallback = 'Error';
            if (name === null) {
                const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) || /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
                fallback = (start && start[1]) || '';
                known = fallback || known;
                fallback ||= 'Error';
            }
            const head = prefix(name, tag, fallback).slice(0, -1);
            if (known !== head) {
                if (head.includes(known)) {
                    return known.length === 0 ? `${head}: ${stack}` : `${head}${stack.slice(known.length)}`;
                }
                return `${head} [${known}]${stack.slice(known.length)}`;
            }
        }
        return stack;
    }

    // ---- entries

    const none = () => [];

    function array(ctx, value, level) {
        const shown = Math.min(Math.max(0, ctx.maxArrayLength), value.length);
        const entries = [];
        let at = 0;
        for (; at < value.length && entries.length < shown; at++) {
            if (Object.hasOwn(value, at)) {
                entries.push(property(ctx, value, `${at}`, level, true));
            } else {
                let end = at;
                while (end < value.length && !Object.hasOwn(value, end)) {
                    end++;
                }
                entries.push(`<${end - at} empty item${end - at > 1 ? 's' : ''}>`);
                at = end - 1;
            }
        }
        return withRest(entries, value.length - at);
    }

    function withRest(entries, left) {
        if (left > 0) {
            entries.push(`... ${left} more item${left > 1 ? 's' : ''}`);
        }
        return entries;
    }

    function typedArray(ctx, value) {
        const shown = Math.min(Math.max(0, ctx.maxArrayLength), value.length);
        return withRest(Array.from(value.subarray(0, shown), each => primitive(ctx, each)), value.length - shown);
    }

    function indented(ctx, body) {
        ctx.indentation += 2;
        try {
            return body();
        } finally {
            ctx.indentation -= 2;
        }
    }

    function set(ctx, value, level) {
        const shown = Math.min(Math.max(0, ctx.maxArrayLength), setSize(value));
        return indented(ctx, () => withRest([...Set.prototype.values.call(value)].slice(0, shown).map(each => show(ctx, each, level + 1)), setSize(value) - shown));
    }

    function map(ctx, value, level) {
        const shown = Math.min(Math.max(0, ctx.maxArrayLength), mapSize(value));
        return indented(ctx, () => withRest(
            [...Map.prototype.entries.call(value)].slice(0, shown).map(([name, each]) => `${show(ctx, name, level + 1)} => ${show(ctx, each, level + 1)}`),
            mapSize(value) - shown));
    }

    function promise(ctx, value, level) {
        const outcome = host.outcome(value);
        if (outcome.length === 0) {
            return ['<pending>'];
        }
        const shown = indented(ctx, () => show(ctx, outcome[1], level + 1));
        return [outcome[0] === 'rejected' ? `<rejected> ${shown}` : shown];
    }

    function buffer(ctx, value) {
        const bytes = new Uint8Array(value);
        const shown = Math.min(Math.max(0, ctx.maxArrayLength), 50, bytes.length);
        let text = Array.from(bytes.subarray(0, shown), byte => byte.toString(16).padStart(2, '0')).join(' ');
        if (bytes.length > shown) {
            text += ` ... ${bytes.length - shown} more byte${bytes.length - shown > 1 ? 's' : ''}`;
        }
        return [`[Uint8Contents]: <${text}>`, `byteLength: ${bytes.length}`];
    }

    function dataView(ctx, value, level) {
        return [`byteLength: ${value.byteLength}`, `byteOffset: ${value.byteOffset}`, `buffer: ${indented(ctx, () => show(ctx, value.buffer, level + 1))}`];
    }

    function property(ctx, value, name, level, inArray) {
        const own = Object.getOwnPropertyDescriptor(value, name) ?? {value: value[name], enumerable: true};
        let shown;
        if (own.value !== undefined) {
            const more = ctx.compact !== true || inArray ? 2 : 3;
            ctx.indentation += more;
            shown = show(ctx, own.value, level + 1);
            ctx.indentation -= more;
        } else if (own.get !== undefined) {
            shown = got(ctx, value, own, level);
        } else {
            shown = own.set !== undefined ? '[Setter]' : 'undefined';
        }
        if (inArray) {
            return shown;
        }
        return `${own.enumerable === false ? `[${typeof name === 'symbol' ? symbol(name) : name}]` : key(name)}: ${shown}`;
    }

    // a getter is called only for those who ask
    function got(ctx, value, own, level) {
        const label = own.set !== undefined ? 'Getter/Setter' : 'Getter';
        const asked = ctx.getters === true || (ctx.getters === 'get' && own.set === undefined) || (ctx.getters === 'set' && own.set !== undefined);
        if (!asked) {
            return `[${label}]`;
        }
        try {
            const gotten = Reflect.apply(own.get, value, []);
            return gotten !== null && typeof gotten === 'object'
                ? `[${label}] ${show(ctx, gotten, level + 1)}`
                : `[${label}: ${show(ctx, gotten, level + 1)}]`;
        } catch (error) {
            return `[${label}: <Inspection threw (${error.message})>]`;
        }
    }

    // ---- an object: its parts, folded

    function raw(ctx, value, level, typed) {
        const made = parts(ctx, value, level);
        if (made.keys.length === 0 && !made.needed) {
            if (made.bare) {
                return made.base;
            }
            if (made.empty || made.entries === none) {
                return `${made.open}${made.close}`;
            }
        }
        if (level > ctx.depth) {
            const name = constructorName(value, ctx, level);
            return `[${made.list ? (Array.isArray(value) && name === 'Array' ? 'Array' : prefix(name, tagAside(value, name), 'Array').trim()) : prefix(name, tagAside(value, name), 'Object').trim()}]`;
        }
        ctx.seen.push(value);
        ctx.current = level;
        const entries = made.entries(ctx, value, level);
        const own = entries.length;
        for (const name of made.keys) {
            entries.push(made.module ? moduleProperty(ctx, value, name, level) : property(ctx, value, name, level, false));
        }
        ctx.seen.pop();
        if (ctx.sorted) {
            const shown = made.list ? entries.splice(own) : entries.splice(0);
            entries.push(...shown.sort(ctx.sorted === true ? undefined : ctx.sorted));
        }
        let {open, base = ''} = made;
        const circle = ctx.circular?.get(value);
        if (circle !== undefined) {
            const mark = `<ref *${circle}>`;
            if (base !== '') {
                base = `${mark} ${base}`;
            } else {
                open = `${mark} ${open}`;
            }
        }
        return fold(ctx, entries, base, [open, made.close], made.list === true, level, value);
    }

    function moduleProperty(ctx, value, name, level) {
        try {
            return property(ctx, value, name, level, false);
        } catch {
            return `${key(name)}: <uninitialized>`;
        }
    }

    function fold(ctx, entries, base, [open, close], list, level, value) {
        if (ctx.compact !== true) {
            const before = entries.length;
            if (list && before > LINE_ENTRIES) {
                entries = columns(ctx, entries, value);
            }
            if (ctx.current - level < ctx.compact && before === entries.length) {
                const start = entries.length + ctx.indentation + open.length + base.length + 10;
                if (fits(ctx, entries, start, base)) {
                    const line = entries.join(', ');
                    if (!line.includes('\n')) {
                        return `${base ? `${base} ` : ''}${open} ${line} ${close}`;
                    }
                }
            }
            const margin = `\n${' '.repeat(ctx.indentation)}`;
            return `${base ? `${base} ` : ''}${open}${margin}  ${entries.join(`,${margin}  `)}${margin}${close}`;
        }
        return `${base ? `${base} ` : ''}${open} ${entries.join(', ')} ${close}`;
    }

    function fits(ctx, entries, start, base) {
        let total = entries.length + start;
        if (total + entries.length > ctx.breakLength) {
            return false;
        }
        for (const entry of entries) {
            total += entry.length;
            if (total > ctx.breakLength) {
                return false;
            }
        }
        return base === '' || !base.includes('\n');
    }

    function width(text) {
        let wide = 0;
        for (const char of text) {
            wide += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}]/u.test(char) ? 2 : 1;
        }
        return wide;
    }

    // Many short entries stand in columns: numbers to the right, everything else to the left.
    function columns(ctx, entries, value) {
        const more = ctx.maxArrayLength < value.length ? 1 : 0;
        const shown = entries.length - more;
        const gap = 2;
        const widths = entries.slice(0, shown).map(entry => width(entry));
        const total = widths.reduce((sum, each) => sum + each + gap, 0);
        const widest = Math.max(...widths) + gap;
        if (widest * 3 + ctx.indentation >= ctx.breakLength || !(total / widest > 5 || Math.max(...widths) <= 6)) {
            return entries;
        }
        const typical = Math.max(widest - 3 - Math.sqrt(widest - total / entries.length), 1);
        const inRow = Math.min(
            Math.round(Math.sqrt(CELL_RATIO * typical * shown) / typical),
            Math.floor((ctx.breakLength - ctx.indentation) / widest),
            ctx.compact * 4,
            COLUMNS_MAX);
        if (inRow <= 1) {
            return entries;
        }
        const columnWidths = Array.from({length: inRow}, (_, column) => {
            let most = 0;
            for (let at = column; at < shown; at += inRow) {
                most = Math.max(most, widths[at]);
            }
            return most + gap;
        });
        const right = Array.isArray(value) ? value.every(each => typeof each === 'number' || typeof each === 'bigint') : true;
        const rows = [];
        for (let from = 0; from < shown; from += inRow) {
            const to = Math.min(from + inRow, shown);
            let row = '';
            for (let at = from; at < to - 1; at++) {
                const cell = `${entries[at]}, `;
                const space = ' '.repeat(columnWidths[at - from] - widths[at] - gap);
                row += right ? space + cell : cell + space;
            }
            const last = to - 1;
            row += right ? ' '.repeat(columnWidths[last - from] - gap - widths[last]) + entries[last] : entries[last];
            rows.push(row);
        }
        if (more > 0) {
            rows.push(entries[shown]);
        }
        return rows;
    }

    // ---- format

    function asText(value) {
        if (typeof value === 'bigint') {
            return `${value}n`;
        }
        if (typeof value === 'number') {
            return number(value);
        }
        if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) {
            return String(value);
        }
        return inspect(value, {depth: 0, colors: false, compact: 3});
    }

    function hasBuiltInToString(value) {
        if (host.proxyTarget(value).length > 0) {
            return true;
        }
        if (!('toString' in value) || typeof value.toString !== 'function') {
            return true;
        }
        if (Object.hasOwn(value, 'toString')) {
            return false;
        }
        let at = value;
        do {
            at = Object.getPrototypeOf(at);
        } while (!Object.hasOwn(at, 'toString'));
        const own = Object.getOwnPropertyDescriptor(at, 'constructor');
        return own !== undefined && typeof own.value === 'function' && builtIns.has(own.value.name);
    }
    const builtIns = new Set(Object.getOwnPropertyNames(globalThis).filter(name => /^[A-Z][a-zA-Z0-9]+$/.test(name)));

    function asNumber(value, whole) {
        if (typeof value === 'bigint') {
            return `${value}n`;
        }
        return typeof value === 'symbol' ? 'NaN' : number(whole(value));
    }

    function asJson(value) {
        try {
            return JSON.stringify(value);
        } catch (error) {
            if (/circular|cyclic/i.test(error.message)) {
                return '[Circular]';
            }
            throw error;
        }
    }

    const PLACEHOLDERS = {
        s: asText,
        d: value => typeof value === 'object' ? number(Number(value)) : asNumber(value, Number),
        i: value => typeof value === 'object' ? number(parseInt(value)) : asNumber(value, parseInt),
        f: value => typeof value === 'symbol' ? 'NaN' : number(parseFloat(value)),
        j: asJson,
        o: value => inspect(value, {showHidden: true, showProxy: true, depth: 4}),
        O: value => inspect(value),
        c: () => '',
    };

    function format(first, ...rest) {
        return formatWithOptions({}, first, ...rest);
    }

    function formatWithOptions(options, ...args) {
        let text = '';
        let used = 0;
        if (typeof args[0] === 'string') {
            used = 1;
            if (args.length === 1) {
                return args[0];
            }
            text = args[0].replace(/%([sdifjoOc%])/g, (whole, what) => {
                if (what === '%') {
                    return '%';
                }
                return used < args.length ? PLACEHOLDERS[what](args[used++]) : whole;
            });
        }
        const shown = args.slice(used).map(each => typeof each === 'string' ? each : inspect(each, options));
        return used > 0 ? [text, ...shown].join(' ') : shown.join(' ');
    }

    // The text on standard error for an error that ends the program.
    function uncaught(error) {
        const shown = host.isError(error) ? inspect(error) : `Uncaught ${inspect(error)}`;
        const hint = host.isError(error) && node.load('missing').meant(error);
        return hint ? `${shown}\n${hint}` : shown;
    }

    inspect.custom = CUSTOM;
    inspect.defaultOptions = DEFAULTS;
    return {inspect, format, formatWithOptions, is, width, uncaught};
})
