package spiral.eventloop.conformance;

import java.util.function.IntConsumer;

/// What all shapes are written with: names, delays, values to await, bodies of callbacks.
final class Words {
    private final Sheet sheet;
    private final boolean heard;
    private final boolean module;
    private final IntConsumer some;
    private boolean mayAwait;

    /// @param heard whether an error that nobody catches is heard; programs that die at once show little
    /// @param module whether the program is an ES module: Node's loader has files of its own under way,
    ///         which end the first poll phase early; that shows where nothing else keeps the loop from
    ///         sleeping
    /// @param some writes at most so many statements
    Words(Sheet sheet, boolean heard, boolean module, IntConsumer some) {
        this.sheet = sheet;
        this.heard = heard;
        this.module = module;
        this.some = some;
    }

    Sheet sheet() {
        return sheet;
    }

    boolean heard() {
        return heard;
    }

    boolean module() {
        return module;
    }

    /// Whether `await` is allowed here.
    boolean mayAwait() {
        return mayAwait;
    }

    /// The body of a callback, in which `await` is allowed or not.
    Runnable body(boolean awaits) {
        return () -> {
            boolean before = mayAwait;
            mayAwait = awaits;
            some.accept(sheet.depth() > 2 ? 1 : 2);
            mayAwait = before;
        };
    }

    String name(String kind) {
        return kind + sheet.fresh();
    }

    String delay() {
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

    /// An expression whose value is to be awaited.
    String awaited() {
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
}
