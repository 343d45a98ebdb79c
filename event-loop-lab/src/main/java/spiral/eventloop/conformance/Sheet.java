package spiral.eventloop.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The sheet on which a program is written: its lines, the names that are in scope, and the chance
/// that decides.
final class Sheet {
    /// The most statements of a program; with them its run stays within some hundred lines.
    private static final int STATEMENTS = 45;

    private final StringBuilder text = new StringBuilder();
    private final RandomGenerator random;
    private final List<String> timers = new ArrayList<>();
    private final List<String> immediates = new ArrayList<>();
    private final List<String> promises = new ArrayList<>();
    private int names;
    private int statements;
    private int depth;

    Sheet(RandomGenerator random) {
        this.random = random;
    }

    String text() {
        return text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[below(choices.length)];
    }

    /// A name or a label that the program has not used.
    int fresh() {
        return ++names;
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library of the checker's own
    void line(String format, Object... arguments) {
        text.repeat("  ", depth).append(format.formatted(arguments)).append('\n');
    }

    /// A line that opens a block, the block, and the line that closes it. What was declared in it is
    /// forgotten.
    void block(String open, Runnable body, String close) {
        line("%s", open);
        int t = timers.size();
        int i = immediates.size();
        int p = promises.size();
        depth++;
        body.run();
        depth--;
        cut(timers, t);
        cut(immediates, i);
        cut(promises, p);
        line("%s", close);
    }

    private static void cut(List<String> names, int size) {
        names.subList(size, names.size()).clear();
    }

    int depth() {
        return depth;
    }

    /// Whether one more statement has room; counts it.
    boolean room() {
        return depth < 6 && ++statements <= STATEMENTS;
    }

    void log() {
        line("console.log(%d);", fresh());
    }

    void log(String what) {
        line("console.log(%d, %s);", fresh(), what);
    }

    List<String> timers() {
        return timers;
    }

    List<String> immediates() {
        return immediates;
    }

    List<String> promises() {
        return promises;
    }
}
