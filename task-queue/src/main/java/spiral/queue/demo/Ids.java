package spiral.queue.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Job ids as people like to read them: in order, neighbours together.
///
///     801 803 804 805   ──►   801 803-805
final class Ids {
    private Ids() {}

    static String text(Collection<Long> ids) {
        return text(ids, Integer.MAX_VALUE);
    }

    /// The same with at most so many groups; says how many ids are left out.
    static String text(Collection<Long> ids, int most) {
        List<Range> ranges = ranges(ids);
        List<Range> shown = ranges.subList(0, Math.min(most, ranges.size()));
        String text = String.join(" ", shown.stream().map(Range::toString).toList());
        long left = ids.size() - shown.stream().mapToLong(Range::size).sum();
        return left == 0 ? text : text + " and " + left + " more";
    }

    private static List<Range> ranges(Collection<Long> ids) {
        List<Range> ranges = new ArrayList<>();
        for (long id : ids.stream().sorted().toList()) {
            boolean next = !ranges.isEmpty() && ranges.getLast().to() + 1 == id;
            ranges.add(next ? new Range(ranges.removeLast().from(), id) : new Range(id, id));
        }
        return ranges;
    }

    private record Range(long from, long to) {
        long size() {
            return to - from + 1;
        }

        @Override
        public String toString() {
            return switch ((int) Math.min(3, size())) {
                case 1 -> Long.toString(from);
                case 2 -> from + " " + to;
                default -> from + "-" + to;
            };
        }
    }
}
