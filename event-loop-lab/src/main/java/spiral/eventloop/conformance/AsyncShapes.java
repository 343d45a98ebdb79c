package spiral.eventloop.conformance;

/// Async functions, generators, and both at once.
final class AsyncShapes {
    private final Words words;
    private final Sheet sheet;
    private final Runnable elsewhere;

    /// @param elsewhere what to write where `await` is not allowed
    AsyncShapes(Words words, Runnable elsewhere) {
        this.words = words;
        this.sheet = words.sheet();
        this.elsewhere = elsewhere;
    }

    void asyncFunction() {
        String name = words.name("f");
        sheet.block("async function %s() {".formatted(name), words.body(true), "}");
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
        if (!words.mayAwait()) {
            elsewhere.run();
            return;
        }
        switch (sheet.below(4)) {
            case 0 -> sheet.log("typeof await " + words.awaited());
            case 1 ->
                    sheet.block(
                            "try {",
                            () -> {
                                sheet.line("await %s;", words.awaited());
                                words.body(true).run();
                            },
                            "} catch (e) { console.log(%d, 'caught'); }".formatted(sheet.fresh()));
            case 2 ->
                    sheet.block(
                            "try {",
                            () -> sheet.line("return await %s;", words.awaited()),
                            "} finally { console.log(%d); await null; console.log(%d); }"
                                    .formatted(sheet.fresh(), sheet.fresh()));
            default -> sheet.line("if (%s) return %s;", sheet.chance(50), words.awaited());
        }
    }

    void forAwait() {
        String items = "[%s, %s]".formatted(words.awaited(), words.awaited());
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
        String name = words.name("g");
        sheet.block(
                "async function* %s() {".formatted(name),
                () ->
                        sheet.block(
                                "try {",
                                () -> {
                                    sheet.log();
                                    sheet.line("yield %s;", words.awaited());
                                    sheet.log();
                                    sheet.line("const got = yield %s;", words.awaited());
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
        String use = words.name("it");
        if (sheet.chance(40)) {
            loopOver(name);
        } else {
            askOften(use, name);
        }
    }

    private void loopOver(String name) {
        sheet.line(
                "(async () => { for await (const v of %s()) { console.log(%d, typeof v); %s } })().then(() => console.log(%d), e => console.log('e%d'));",
                name,
                sheet.fresh(),
                sheet.one("", "break;", "await null;"),
                sheet.fresh(),
                sheet.fresh());
    }

    private void askOften(String use, String name) {
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
        String name = words.name("g");
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
}
