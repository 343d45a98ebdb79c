package spiral.eventloop.conformance;

import java.util.List;

/// Timers, immediates, ticks and microtasks.
final class TimerShapes {
    private final Words words;
    private final Sheet sheet;

    TimerShapes(Words words) {
        this.words = words;
        this.sheet = words.sheet();
    }

    void timeout() {
        String name = words.name("t");
        String args = sheet.chance(15) ? ", 'a', " + sheet.fresh() : "";
        String parameters = args.isEmpty() ? "" : "...args";
        sheet.block(
                "const %s = setTimeout((%s) => {".formatted(name, parameters),
                () -> {
                    if (!args.isEmpty()) {
                        sheet.log("args.join()");
                    }
                    words.body(false).run();
                },
                "}, %s%s);".formatted(words.delay(), args));
        sheet.timers().add(name);
    }

    void interval() {
        String name = words.name("i");
        String left = words.name("n");
        sheet.line("let %s = %d;", left, 1 + sheet.below(3));
        sheet.block(
                "const %s = setInterval(() => {".formatted(name),
                () -> {
                    sheet.line("if (--%s <= 0) clearInterval(%s);", left, name);
                    words.body(false).run();
                },
                "}, %s);".formatted(words.delay()));
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
        String name = words.name("m");
        sheet.block("const %s = setImmediate(() => {".formatted(name), words.body(false), "});");
        sheet.immediates().add(name);
    }

    void clearImmediate() {
        onOne(sheet.immediates(), "clearImmediate(%s);", words.module() ? "" : "%s.unref();");
    }

    void tick() {
        sheet.block("process.nextTick(() => {", words.body(false), "});");
    }

    void microtask() {
        sheet.block("queueMicrotask(() => {", words.body(false), "});");
    }
}
