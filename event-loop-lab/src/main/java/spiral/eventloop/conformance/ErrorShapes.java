package spiral.eventloop.conformance;

/// Errors that are caught, and errors that are not.
final class ErrorShapes {
    private final Words words;
    private final Sheet sheet;

    ErrorShapes(Words words) {
        this.words = words;
        this.sheet = words.sheet();
    }

    void tryFinally() {
        sheet.block(
                "try {",
                () -> {
                    words.body(words.mayAwait()).run();
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
}
