package spiral.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.event.Level;
import spiral.log.json.FieldNames;
import spiral.log.json.JsonBuffer;
import spiral.log.json.JsonText;
import spiral.log.json.Piece;
import spiral.log.json.Redaction;

/// The way of a line of one level: those of the statement stand from `from` to before `to`.
///
/// How this works: all that is the same in each line of the level is turned into bytes here, from
/// the end of one value to the begin of the next, so only the values are left as steps.
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Steps(Step[] all, int from, int to) {
    private static final JsonText ECS_VERSION = JsonText.of("1.2.0");

    /// One value or group of values.
    ///
    /// @param before what stands before it in any case, from the end of the last value on
    /// @param name its name from the comma to the colon, where it is not in each line
    record Step(Layout.Source source, Piece before, Piece name, boolean hidden) {
        /// Whether it is the same for each event of a statement.
        boolean isStatement() {
            return source == Layout.Source.MESSAGE
                    || source == Layout.Source.LOGGER
                    || source == Layout.Source.THREAD;
        }
    }

    /// The ways of this layout, that of TRACE first.
    ///
    /// @param process the members that say the same in each line of the process
    static Steps[] byLevel(Layout layout, FieldNames names, byte[] process) {
        return Arrays.stream(Level.values())
                .sorted(Comparator.comparingInt(Level::toInt))
                .map(level -> of(steps(layout, level, names, process)))
                .toArray(Steps[]::new);
    }

    private static Steps of(List<Step> all) {
        int from = 0;
        while (from < all.size() && !all.get(from).isStatement()) {
            from++;
        }
        int to = from;
        while (to < all.size() && all.get(to).isStatement()) {
            to++;
        }
        return new Steps(all.toArray(Step[]::new), from, to);
    }

    private static List<Step> steps(Layout layout, Level level, FieldNames names, byte[] process) {
        List<Step> steps = new ArrayList<>();
        JsonBuffer same =
                new JsonBuffer(256); // what all lines of the level have between two values
        for (Layout.Field field : layout.fields()) {
            FieldNames.Field name = names.of(field.name());
            String quote = field.source() == Layout.Source.TIME ? "\"" : "";
            if (field.source() == Layout.Source.PROCESS) {
                same.raw(process);
            } else if (!field.source().isAlways()) {
                steps.add(new Step(field.source(), cut(same), name.head(), name.hidden()));
            } else {
                name.head().appendTo(same);
                if (!constant(field.source(), name.hidden(), level, same)) {
                    same.ascii(quote);
                    steps.add(new Step(field.source(), cut(same), Piece.NOTHING, false));
                    same.ascii(quote);
                }
            }
        }
        same.ascii("}\n");
        steps.add(new Step(Layout.Source.PROCESS, cut(same), Piece.NOTHING, false));
        return steps;
    }

    /// Writes a value that is the same in all lines of a level, if it is one.
    private static boolean constant(
            Layout.Source source, boolean hidden, Level level, JsonBuffer out) {
        if (hidden) {
            JsonText.of(Redaction.MARK).appendTo(out);
        } else if (source == Layout.Source.LEVEL) {
            JsonText.of(level.toString()).appendTo(out);
        } else if (source == Layout.Source.ECS_VERSION) {
            ECS_VERSION.appendTo(out);
        } else {
            return false;
        }
        return true;
    }

    /// What was collected, which then begins anew.
    private static Piece cut(JsonBuffer collected) {
        Piece piece = Piece.of(collected);
        collected.cutTo(0);
        return piece;
    }
}
