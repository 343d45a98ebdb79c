package spiral.eventloop.conformance;

/// Promises: made, chained, combined, rejected.
final class PromiseShapes {
    private final Words words;
    private final Sheet sheet;

    PromiseShapes(Words words) {
        this.words = words;
        this.sheet = words.sheet();
    }

    void chain() {
        String name = words.name("p");
        sheet.line("const %s = %s", name, promise());
        int links = 1 + sheet.below(3);
        for (int i = 0; i < links; i++) {
            link();
        }
        if (!sheet.chance(words.heard() ? 70 : 100)) {
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
                        ? "return " + words.awaited() + ";"
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
            words.body(false).run();
        }
        if (!result.isEmpty()) {
            sheet.line("%s", result);
        }
    }

    void executor() {
        String name = words.name("p");
        sheet.block(
                "const %s = new Promise((resolve, reject) => {".formatted(name),
                () -> {
                    words.body(false).run();
                    sheet.line(
                            sheet.one(
                                    "resolve(%s);",
                                    "setTimeout(resolve, 1, %s);",
                                    "setImmediate(() => resolve(%s));",
                                    "process.nextTick(resolve, %s);",
                                    "queueMicrotask(() => resolve(%s));",
                                    "resolve(%s); reject(1);"),
                            words.awaited());
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
                        + words.awaited()
                        + ", "
                        + words.awaited()
                        + ", "
                        + words.awaited()
                        + "].slice("
                        + sheet.below(3)
                        + ")";
        sheet.line(
                "Promise.%s(%s).then(v => console.log(%d, typeof v), e => console.log(%d, e && e.constructor.name));",
                sheet.one("all", "allSettled", "race", "any"), items, sheet.fresh(), sheet.fresh());
    }

    void rejection() {
        String name = words.name("p");
        sheet.line("const %s = Promise.reject(new Error('%d'));", name, sheet.fresh());
        String handler = "%s.catch(e => console.log(%d, e.message))".formatted(name, sheet.fresh());
        if (!words.heard()) {
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
}
