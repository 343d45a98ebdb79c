// performance: the loop's clock.
(function (node) {
    'use strict';

    const entries = [];

    function entry(name, entryType, startTime, duration, detail = null) {
        return {name, entryType, startTime, duration, detail};
    }

    function timeOf(mark, otherwise) {
        if (typeof mark === 'number') {
            return mark;
        }
        return mark === undefined ? otherwise : entries.findLast(each => each.name === mark && each.entryType === 'mark').startTime;
    }

    const performance = {
        now: () => node.now(),
        timeOrigin: node.host.date() - node.now(),
        mark(name, options) {
            const made = entry(`${name}`, 'mark', options?.startTime ?? node.now(), 0, options?.detail ?? null);
            entries.push(made);
            return made;
        },
        measure(name, from, to) {
            const start = timeOf(from?.start ?? from, 0);
            const made = entry(`${name}`, 'measure', start, timeOf(from?.end ?? to, node.now()) - start, from?.detail ?? null);
            entries.push(made);
            return made;
        },
        getEntries: () => [...entries],
        getEntriesByName: name => entries.filter(each => each.name === name),
        getEntriesByType: type => entries.filter(each => each.entryType === type),
        clearMarks(name) {
            clear('mark', name);
        },
        clearMeasures(name) {
            clear('measure', name);
        },
    };

    function clear(type, name) {
        const left = entries.filter(each => each.entryType !== type || (name !== undefined && each.name !== name));
        entries.splice(0, entries.length, ...left);
    }

    return {performance};
})
