// The rest of console: groups, counters, clocks, tables.
(function (node) {
    'use strict';

    const {now, write, group, load} = node;
    const {inspect, format, width} = load('inspect');
    const counts = new Map();
    const clocks = new Map();

    function elapsed(label) {
        const millis = now() - clocks.get(label);
        if (millis >= 1000) {
            return `${(millis / 1000).toFixed(3)}s`;
        }
        return millis === 0 ? '0ms' : `${Number(millis.toFixed(3))}ms`;
    }

    function warnMissing(method, label) {
        load('process').warn('Warning', `No such label '${label}' for console.${method}()`);
    }

    // ---- table

    const ROW = '(index)';
    const VALUES = 'Values';

    function cell(value) {
        const deep = value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
        return inspect(value, {maxArrayLength: 3, breakLength: Infinity, depth: deep});
    }

    function table(data, columns) {
        if (data === null || typeof data !== 'object') {
            return node.console.log(data);
        }
        let index = ROW;
        let rows;
        if (data instanceof Map) {
            index = '(iteration index)';
            const entries = [...data];
            return write(1, draw([index, 'Key', VALUES], [entries.map((_, i) => `${i}`), entries.map(each => cell(each[0])), entries.map(each => cell(each[1]))]));
        }
        if (data instanceof Set) {
            index = '(iteration index)';
            const values = [...data];
            return write(1, draw([index, VALUES], [values.map((_, i) => `${i}`), values.map(cell)]));
        }
        rows = Object.keys(data);
        const named = new Map();
        const single = [];
        let hasSingle = false;
        rows.forEach((row, i) => {
            const item = data[row];
            if (item === null || (typeof item !== 'object' && typeof item !== 'function')) {
                hasSingle = true;
                single[i] = cell(item);
                return;
            }
            for (const name of columns ?? Object.keys(item)) {
                if (!named.has(name)) {
                    named.set(name, []);
                }
                named.get(name)[i] = Object.hasOwn(item, name) ? cell(item[name]) : '';
            }
        });
        const heads = [index, ...named.keys()];
        const lists = [rows, ...named.values()];
        if (hasSingle) {
            heads.push(VALUES);
            lists.push(single);
        }
        write(1, draw(heads, lists.map(list => rows.map((_, i) => list[i] ?? ''))));
    }

    function draw(heads, lists) {
        const widths = heads.map((head, c) => Math.max(width(head), ...lists[c].map(width)) + 2);
        const line = (left, middle, right) => left + widths.map(each => '─'.repeat(each)).join(middle) + right;
        const row = cells => `│${cells.map((text, c) => ` ${text}${' '.repeat(widths[c] - width(text) - 1)}`).join('│')}│`;
        const body = lists[0].map((_, i) => row(lists.map(list => list[i])));
        return [line('┌', '┬', '┐'), row(heads), line('├', '┼', '┤'), ...body, line('└', '┴', '┘')].join('\n');
    }

    return {
        assert(condition, ...args) {
            if (!condition) {
                if (typeof args[0] === 'string') {
                    args[0] = `Assertion failed: ${args[0]}`;
                    node.console.warn(...args);
                } else {
                    node.console.warn('Assertion failed', ...args);
                }
            }
        },
        clear() {},
        count(label = 'default') {
            label = `${label}`;
            counts.set(label, (counts.get(label) ?? 0) + 1);
            node.console.log(`${label}: ${counts.get(label)}`);
        },
        countReset(label = 'default') {
            if (!counts.delete(`${label}`)) {
                load('process').warn('Warning', `Count for '${label}' does not exist`);
            }
        },
        dir(value, options) {
            write(1, inspect(value, {customInspect: false, ...options}));
        },
        dirxml(...args) {
            node.console.log(...args);
        },
        group(...label) {
            if (label.length > 0) {
                node.console.log(...label);
            }
            group(true);
        },
        groupCollapsed(...label) {
            this.group(...label);
        },
        groupEnd() {
            group(false);
        },
        table,
        time(label = 'default') {
            label = `${label}`;
            if (clocks.has(label)) {
                load('process').warn('Warning', `Label '${label}' already exists for console.time()`);
                return;
            }
            clocks.set(label, now());
        },
        timeEnd(label = 'default') {
            label = `${label}`;
            if (!clocks.has(label)) {
                return warnMissing('timeEnd', label);
            }
            node.console.log('%s: %s', label, elapsed(label));
            clocks.delete(label);
        },
        timeLog(label = 'default', ...data) {
            label = `${label}`;
            if (!clocks.has(label)) {
                return warnMissing('timeLog', label);
            }
            node.console.log('%s: %s', label, elapsed(label), ...data);
        },
        trace(...args) {
            const error = new Error(format(...args));
            error.name = 'Trace';
            node.console.error(error.stack);
        },
        timeStamp() {},
        profile() {},
        profileEnd() {},
    };
})
