package spiral.eventloop.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What programs are made of: each shape writes one statement, and statements inside it.
///
/// Every callback prints a number of its own, so that the output is the order.
final class Shapes {
    private static final int NEVER = 0;

    private final Sheet sheet;
    private final Map<Integer, Consumer<Shapes>> byWeight = new TreeMap<>();
    private int weights;
    // whether an error that nobody catches is heard; programs that die at once show little
    private final boolean heard;
    // Node's module loader has files of its own under way, which end the first poll phase early;
    // that shows where nothing else keeps the loop from sleeping
    private final boolean module;
    private boolean mayAwait;

    Shapes(Sheet sheet, boolean heard, boolean module) {
        this.sheet = sheet;
        this.heard = heard;
        this.module = module;
        add(14, Shapes::timeout);
        add(5, Shapes::interval);
        add(4, Shapes::clearTimer);
        add(2, Shapes::refreshTimer);
        add(2, Shapes::unrefTimer);
        add(8, Shapes::immediate);
        add(2, Shapes::clearImmediate);
        add(9, Shapes::tick);
        add(8, Shapes::microtask);
        add(10, Shapes::chain);
        add(6, Shapes::executor);
        add(10, Shapes::asyncFunction);
        add(8, Shapes::await);
        add(4, Shapes::forAwait);
        add(4, Shapes::asyncGenerator);
        add(4, Shapes::combinator);
        add(3, Shapes::tryFinally);
        add(3, Shapes::rejection);
        add(heard ? 3 : NEVER, Shapes::throwing);
        add(3, Shapes::emitter);
        add(3, Shapes::eventTarget);
        add(3, Shapes::abort);
        add(3, Shapes::timersPromises);
        add(3, Shapes::eventsOnce);
        add(2, Shapes::generator);
    }

    private void add(int weight, Consumer<Shapes> shape) {
        if (weight > 0) {
            weights += weight;
            byWeight.put(weights, shape);
        }
    }

    /// Some statements.
    void some(int most) {
        int count = 1 + sheet.below(most);
        for (int i = 0; i < count; i++) {
            sheet.log();
            if (sheet.room()) {
                pick().accept(this);
            }
        }
    }

    private Consumer<Shapes> pick() {
        int at = sheet.below(weights);
        for (Map.Entry<Integer, Consumer<Shapes>> each : byWeight.entrySet()) {
            if (at < each.getKey()) {
                return each.getValue();
            }
        }
        throw new IllegalStateException("weights end at " + weights);
    }

    /// The body of a callback, in which `await` is allowed or not.
    private Runnable body(boolean awaits) {
        return () -> {
            boolean before = mayAwait;
            mayAwait = awaits;
            some(sheet.depth() > 2 ? 1 : 2);
            mayAwait = before;
        };
    }

    private String name(String kind) {
        return kind + sheet.fresh();
    }

    private String delay() {
        return sheet.one(
                "0",
                "1",
                "1",
                "2",
                "2",
                "3",
                "5",
                "5",
                "10",
                "1.9",
                "2.5",
                "'1'",
                "-3",
                "NaN",
                "undefined");
    }

    // ---- timers and immediates

    void timeout() {
        String name = name("t");
        String args = sheet.chance(15) ? ", 'a', " + sheet.fresh() : "";
        String parameters = args.isEmpty() ? "" : "...args";
        sheet.block(
                "const %s = setTimeout((%s) => {".formatted(name, parameters),
                () -> {
                    if (!args.isEmpty()) {
                        sheet.log("args.join()");
                    }
                    body(false).run();
                },
                "}, %s%s);".formatted(delay(), args));
        sheet.timers().add(name);
    }

    void interval() {
        String name = name("i");
        String left = name("n");
        sheet.line("let %s = %d;", left, 1 + sheet.below(3));
        sheet.block(
                "const %s = setInterval(() => {".formatted(name),
                () -> {
                    sheet.line("if (--%s <= 0) clearInterval(%s);", left, name);
                    body(false).run();
                },
                "}, %s);".formatted(delay()));
    }

    void clearTimer() {
        onOne(
                sheet.timers(),
                "clearTimeout(%s);",
                "clearTimeout(+%s);",
                "clearTimeout(`${+%s}`);",
                "%s.close();");
    }

    void refreshTimer() {
        onOne(
                sheet.timers(),
                "if (refreshed.size < 6 && !refreshed.has(%1$s)) { refreshed.add(%1$s); %1$s.refresh(); }");
    }

    void unrefTimer() {
        onOne(sheet.timers(), "%s.unref();", "%s.unref().ref();", "console.log(%s.hasRef());");
    }

    private void onOne(List<String> names, String... forms) {
        if (!names.isEmpty()) {
            sheet.line(sheet.one(forms), names.get(sheet.below(names.size())));
        }
    }

    void immediate() {
        String name = name("m");
        sheet.block("const %s = setImmediate(() => {".formatted(name), body(false), "});");
        sheet.immediates().add(name);
    }

    void clearImmediate() {
        onOne(sheet.immediates(), "clearImmediate(%s);", module ? "" : "%s.unref();");
    }

    void tick() {
        sheet.block("process.nextTick(() => {", body(false), "});");
    }

    void microtask() {
        sheet.block("queueMicrotask(() => {", body(false), "});");
    }

    // ---- promises

    /// An expression whose value is to be awaited.
    private String awaited() {
        int n = sheet.fresh();
        String rejected =
                heard && sheet.chance(30)
                        ? "Promise.reject(new Error('%d'))".formatted(n)
                        : "Promise.resolve(%d)".formatted(n);
        return switch (sheet.below(12)) {
            case 0, 1, 2 -> "" + n;
            case 3, 4 -> rejected;
            case 5 -> "{then(f) { console.log('then %1$d'); f(%1$d); }}".formatted(n);
            case 6 -> "{then(f) { setTimeout(f, %s, %d); }}".formatted(delay(), n);
            case 7 -> "Sub.resolve(%d)".formatted(n);
            case 8 -> "new Promise(f => f(Promise.resolve(%d)))".formatted(n);
            case 9 -> "(async () => %d)()".formatted(n);
            case 10 -> "new Promise(f => setImmediate(f, %d))".formatted(n);
            default ->
                    sheet.promises().isEmpty()
                            ? "null"
                            : sheet.promises().get(sheet.below(sheet.promises().size()));
        };
    }

    void chain() {
        String name = name("p");
        sheet.line("const %s = %s", name, promise());
        int links = 1 + sheet.below(3);
        for (int i = 0; i < links; i++) {
            link();
        }
        if (!sheet.chance(heard ? 70 : 100)) {
            sheet.line("  ;");
        } else {
            sheet.line("  .catch(e => console.log(%d, 'caught', e && e.message));", sheet.fresh());
        }
        sheet.promises().add(name);
    }

    private String promise() {
        return sheet.one(
                        "Promise.resolve(%d)",
                        "Promise.reject(new Error('r%d'))",
                        "new Promise(f => f(%d))",
                        "new Promise(f => setTimeout(f, 1, %d))",
                        "new Promise((_, r) => setTimeout(r, 1, new Error('%d')))",
                        "Sub.resolve(%d)",
                        "(async () => { throw new Error('x%d'); })()",
                        "(async () => { await 0; return %d; })()")
                .formatted(sheet.fresh());
    }

    private void link() {
        int n = sheet.fresh();
        String result =
                sheet.chance(40)
                        ? "return " + awaited() + ";"
                        : sheet.chance(20) ? "throw new Error('t%d');".formatted(n) : "";
        switch (sheet.below(6)) {
            case 0, 1, 2 -> sheet.block(".then(v => {", () -> linkBody(n, result), "})");
            case 3 -> sheet.block(".then(null, e => {", () -> linkBody(n, result), "})");
            case 4 -> sheet.block(".catch(e => {", () -> linkBody(n, result), "})");
            default -> sheet.block(".finally(() => {", () -> linkBody(n, result), "})");
        }
    }

    private void linkBody(int n, String result) {
        sheet.line("console.log(%d);", n);
        if (sheet.chance(40) && sheet.room()) {
            body(false).run();
        }
        if (!result.isEmpty()) {
            sheet.line("%s", result);
        }
    }

    void executor() {
        String name = name("p");
        sheet.block(
                "const %s = new Promise((resolve, reject) => {".formatted(name),
                () -> {
                    body(false).run();
                    sheet.line(
                            sheet.one(
                                    "resolve(%s);",
                                    "setTimeout(resolve, 1, %s);",
                                    "setImmediate(() => resolve(%s));",
                                    "process.nextTick(resolve, %s);",
                                    "queueMicrotask(() => resolve(%s));",
                                    "resolve(%s); reject(1);"),
                            awaited());
                },
                "});");
        sheet.line(
                "%s.then(v => console.log(%d, typeof v), e => console.log(%d, 'no'));",
                name, sheet.fresh(), sheet.fresh());
        sheet.promises().add(name);
    }

    void combinator() {
        String items =
                "["
                        + awaited()
                        + ", "
                        + awaited()
                        + ", "
                        + awaited()
                        + "].slice("
                        + sheet.below(3)
                        + ")";
        sheet.line(
                "Promise.%s(%s).then(v => console.log(%d, typeof v), e => console.log(%d, e && e.constructor.name));",
                sheet.one("all", "allSettled", "race", "any"), items, sheet.fresh(), sheet.fresh());
    }

    void rejection() {
        String name = name("p");
        sheet.line("const %s = Promise.reject(new Error('%d'));", name, sheet.fresh());
        String handler = "%s.catch(e => console.log(%d, e.message))".formatted(name, sheet.fresh());
        if (!heard) {
            sheet.line(
                    sheet.one("%s;", "queueMicrotask(() => %s);", "process.nextTick(() => %s);"),
                    handler);
        } else {
            sheet.line(
                    sheet.one(
                                    "",
                                    "setTimeout(() => %s, 2);",
                                    "setImmediate(() => %s);",
                                    "process.nextTick(() => %s);",
                                    "queueMicrotask(() => %s);",
                                    "Promise.resolve().then(() => 0).then(() => %s);")
                            .replace("%s", "%1$s"),
                    handler);
        }
    }

    // ---- async functions and generators

    void asyncFunction() {
        String name = name("f");
        sheet.block("async function %s() {".formatted(name), body(true), "}");
        sheet.line(
                sheet.one(
                        "%s().then(v => console.log(%d), e => console.log('e%d'));",
                        "%s().catch(e => console.log(%d)).finally(() => console.log(%d));",
                        "%s().then(() => console.log(%d)).catch(e => console.log(%d));"),
                name,
                sheet.fresh(),
                sheet.fresh());
    }

    void await() {
        if (!mayAwait) {
            microtask();
            return;
        }
        switch (sheet.below(4)) {
            case 0 -> sheet.log("typeof await " + awaited());
            case 1 ->
                    sheet.block(
                            "try {",
                            () -> {
                                sheet.line("await %s;", awaited());
                                body(true).run();
                            },
                            "} catch (e) { console.log(%d, 'caught'); }".formatted(sheet.fresh()));
            case 2 ->
                    sheet.block(
                            "try {",
                            () -> sheet.line("return await %s;", awaited()),
                            "} finally { console.log(%d); await null; console.log(%d); }"
                                    .formatted(sheet.fresh(), sheet.fresh()));
            default -> sheet.line("if (%s) return %s;", sheet.chance(50), awaited());
        }
    }

    void forAwait() {
        String items = "[%s, %s]".formatted(awaited(), awaited());
        sheet.block(
                "(async () => {",
                () ->
                        sheet.block(
                                "for await (const v of %s) {".formatted(items),
                                () -> {
                                    sheet.log("typeof v");
                                    if (sheet.chance(25)) {
                                        sheet.line("break;");
                                    }
                                },
                                "}"),
                "})().then(() => console.log(%d), e => console.log(%d, 'e'));"
                        .formatted(sheet.fresh(), sheet.fresh()));
    }

    void asyncGenerator() {
        String name = name("g");
        sheet.block(
                "async function* %s() {".formatted(name),
                () ->
                        sheet.block(
                                "try {",
                                () -> {
                                    sheet.log();
                                    sheet.line("yield %s;", awaited());
                                    sheet.log();
                                    sheet.line("const got = yield %s;", awaited());
                                    sheet.log("typeof got");
                                    sheet.line(
                                            "%s",
                                            sheet.one(
                                                    "return 1;",
                                                    "throw new Error('g');",
                                                    "yield* [1, 2];",
                                                    ""));
                                },
                                "} finally { console.log(%d); %s }"
                                        .formatted(
                                                sheet.fresh(),
                                                sheet.one("", "await null; console.log('f');"))),
                "}");
        String use = name("it");
        if (sheet.chance(40)) {
            sheet.line(
                    "(async () => { for await (const v of %s()) { console.log(%d, typeof v); %s } })().then(() => console.log(%d), e => console.log('e%d'));",
                    name,
                    sheet.fresh(),
                    sheet.one("", "break;", "await null;"),
                    sheet.fresh(),
                    sheet.fresh());
            return;
        }
        sheet.line("const %s = %s();", use, name);
        for (int i = 0; i < 2 + sheet.below(3); i++) {
            sheet.line(
                    "%s.%s.then(r => console.log(%d, r.done), e => console.log(%d, 'e'));",
                    use,
                    sheet.one(
                            "next(1)",
                            "next(2)",
                            "next(3)",
                            "return(5)",
                            "return(Promise.resolve(6))",
                            "throw(new Error('z'))"),
                    sheet.fresh(),
                    sheet.fresh());
        }
    }

    void generator() {
        String name = name("g");
        sheet.block(
                "function* %s() {".formatted(name),
                () -> {
                    sheet.line(
                            "try { yield %s; yield 2; } finally { console.log(%d); }",
                            sheet.one("1", "Promise.resolve(1)"), sheet.fresh());
                },
                "}");
        sheet.line(
                sheet.one(
                        "for (const v of %s()) { console.log(%d, typeof v); %s }",
                        "(async () => { for await (const v of %s()) { console.log(%d, v); %s } console.log('end'); })();"),
                name,
                sheet.fresh(),
                sheet.one("", "break;"));
    }

    // ---- errors

    void tryFinally() {
        sheet.block(
                "try {",
                () -> {
                    body(mayAwait).run();
                    if (sheet.chance(60)) {
                        sheet.line("throw new Error('t%d');", sheet.fresh());
                    }
                },
                "} catch (e) { console.log(e.message); } finally { console.log(%d); }"
                        .formatted(sheet.fresh()));
    }

    void throwing() {
        String error = "throw new Error('u%d');".formatted(sheet.fresh());
        sheet.line(
                sheet.one(
                        "setTimeout(() => { process.nextTick(() => console.log('n%2$d')); %1$s }, 1);",
                        "setImmediate(() => { process.nextTick(() => console.log('n%2$d')); Promise.resolve().then(() => console.log('m%2$d')); %1$s });",
                        "process.nextTick(() => { %1$s });",
                        "queueMicrotask(() => { queueMicrotask(() => console.log('m%2$d')); %1$s });",
                        "Promise.resolve().then(() => { %1$s });",
                        "setTimeout(() => { setTimeout(() => console.log('t%2$d'), 1); setImmediate(() => console.log('i%2$d')); %1$s }, 2);"),
                error,
                sheet.fresh());
    }

    // ---- events

    void emitter() {
        String name = name("e");
        sheet.line("const %s = new EventEmitter();", name);
        sheet.block(
                "%s.%s('x', v => {".formatted(name, sheet.one("on", "once", "prependListener")),
                body(false),
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
        String name = name("e");
        sheet.line("const %s = new EventTarget();", name);
        sheet.block(
                "%s.addEventListener('x', e => {".formatted(name),
                () -> {
                    sheet.log("e.type");
                    body(false).run();
                },
                "}%s);".formatted(sheet.one("", ", {once: true}")));
        if (heard && sheet.chance(30)) {
            sheet.line(
                    "%s.addEventListener('x', () => { throw new Error('l%d'); });",
                    name, sheet.fresh());
        }
        sheet.line(
                "%1$s.addEventListener('x', () => console.log(%2$d)); %1$s.dispatchEvent(new Event('x')); console.log(%3$d);",
                name, sheet.fresh(), sheet.fresh());
    }

    void abort() {
        String name = name("c");
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
        String name = name("e");
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
