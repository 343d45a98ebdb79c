package spiral.eventloop.conformance;

/// Events, abort signals, and what waits for them.
final class EventShapes {
    private final Words words;
    private final Sheet sheet;

    EventShapes(Words words) {
        this.words = words;
        this.sheet = words.sheet();
    }

    void emitter() {
        String name = words.name("e");
        sheet.line("const %s = new EventEmitter();", name);
        sheet.block(
                "%s.%s('x', v => {".formatted(name, sheet.one("on", "once", "prependListener")),
                words.body(false),
                "});");
        sheet.line("%s.on('x', v => console.log(%d, v));", name, sheet.fresh());
        sheet.line(
                sheet.one(
                        "%s.emit('x', %d);",
                        "setTimeout(() => %s.emit('x', %d), 1);",
                        "%1$s.emit('x', %2$d); %1$s.emit('x', 0);",
                        "Promise.resolve().then(() => %s.emit('x', %d));"),
                name,
                sheet.fresh());
    }

    void eventTarget() {
        String name = words.name("e");
        sheet.line("const %s = new EventTarget();", name);
        sheet.block(
                "%s.addEventListener('x', e => {".formatted(name),
                () -> {
                    sheet.log("e.type");
                    words.body(false).run();
                },
                "}%s);".formatted(sheet.one("", ", {once: true}")));
        if (words.heard() && sheet.chance(30)) {
            sheet.line(
                    "%s.addEventListener('x', () => { throw new Error('l%d'); });",
                    name, sheet.fresh());
        }
        sheet.line(
                "%1$s.addEventListener('x', () => console.log(%2$d)); %1$s.dispatchEvent(new Event('x')); console.log(%3$d);",
                name, sheet.fresh(), sheet.fresh());
    }

    void abort() {
        String name = words.name("c");
        sheet.line("const %s = new AbortController();", name);
        sheet.line(
                "%s.signal.addEventListener('abort', () => console.log(%d));", name, sheet.fresh());
        sheet.line(
                sheet.one(
                        "sleep(%2$s, %3$d, {signal: %1$s.signal}).then(v => console.log(v), e => console.log(%3$d, e.name));",
                        "AbortSignal.any([%1$s.signal, AbortSignal.timeout(3)]).onabort = () => console.log(%3$d);",
                        "once(new EventEmitter(), 'q', {signal: %1$s.signal}).catch(e => console.log(%3$d, e.code));"),
                name,
                sheet.one("1", "5"),
                sheet.fresh());
        sheet.line(
                sheet.one(
                        "%s.abort();",
                        "setTimeout(() => %s.abort(), 2);",
                        "queueMicrotask(() => %s.abort());",
                        "process.nextTick(() => %s.abort('why'));"),
                name);
    }

    void timersPromises() {
        sheet.line(
                sheet.one(
                        "sleep(%s, %d).then(v => console.log(v));",
                        "(async () => { console.log(await sleep(%s, %d)); await sleep(1); console.log('slept'); })();",
                        "timersPromises.setImmediate(%2$d).then(v => console.log(v));",
                        "(async () => { let n = 2; for await (const v of timersPromises.setInterval(%s, %d)) { console.log(v); if (!--n) break; } console.log('done'); })();"),
                sheet.one("1", "2", "5"),
                sheet.fresh());
    }

    void eventsOnce() {
        String name = words.name("e");
        sheet.line("const %s = new EventEmitter();", name);
        sheet.line(
                sheet.one(
                        "once(%s, 'y').then(([v]) => console.log(%d, v), e => console.log(e));",
                        "(async () => { for await (const [v] of on(%s, 'y')) { console.log(%d, v); if (v > 1) break; } console.log('over'); })();"),
                name,
                sheet.fresh());
        sheet.line(
                sheet.one(
                        "%1$s.emit('y', 1); %1$s.emit('y', 2);",
                        "setTimeout(() => { %1$s.emit('y', 1); %1$s.emit('y', 2); }, 1);",
                        "process.nextTick(() => %1$s.emit('y', 1)); setImmediate(() => %1$s.emit('y', 2));"),
                name);
    }
}
