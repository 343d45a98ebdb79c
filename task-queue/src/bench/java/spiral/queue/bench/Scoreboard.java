package spiral.queue.bench;

import java.util.ArrayList;
import java.util.List;

/// What was measured beside what was promised, as one table.
final class Scoreboard {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, String measured, String bar, String verdict) {}

    /// A figure that must reach the bar.
    void atLeast(String what, String measured, double figure, double bar, String unit) {
        add(what, measured, ">= " + text(bar) + unit, figure >= bar ? "holds" : "BELOW");
    }

    /// A figure that must not pass the bar.
    void atMost(String what, String measured, double figure, double bar, String unit) {
        add(what, measured, "<= " + text(bar) + unit, figure <= bar ? "holds" : "ABOVE");
    }

    /// A figure to compare others with.
    void note(String what, String measured) {
        add(what, measured, "", "");
    }

    /// A part that could not be measured.
    void broken(String part, Throwable why) {
        add(part, String.valueOf(why), "", "NOT MEASURED");
    }

    private void add(String what, String measured, String bar, String verdict) {
        Row row = new Row(what, measured, bar, verdict);
        rows.add(row);
        System.out.println("  " + line(row));
    }

    void print() {
        System.out.println();
        System.out.println(line(new Row("what", "measured", "bar", "verdict")));
        rows.forEach(row -> System.out.println(line(row)));
    }

    private static String line(Row row) {
        return "%-52s  %-52s  %-12s  %s"
                .formatted(row.what(), row.measured(), row.bar(), row.verdict())
                .stripTrailing();
    }

    private static String text(double number) {
        return number == Math.rint(number) ? "%,.0f".formatted(number) : "" + number;
    }
}
