package spiral.sim.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import spiral.sim.view.Springs.Spring;

/// Finds places for names of which not all hang together: each island gets springs of its own, and
/// the islands stand in rows, as many in each as there are rows.
///
///     1 ── 2    4 ── 5
///      \  /      \  /
///       3         6
///     7 ── 8
final class Islands {
    private static final double BESIDE = 240; // two halves of long names, and air
    private static final double BELOW = 120;
    private static final double ROOMY = 8; // names; a larger island stands closer

    private final int names;
    private final List<Spring> springs;
    private final int[] first; // the first name of each name's island

    private Islands(int names, List<Spring> springs) {
        this.names = names;
        this.springs = springs;
        first = IntStream.range(0, names).toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Spring spring : springs) {
                int low = Math.min(first[spring.from()], first[spring.to()]);
                changed |= first[spring.from()] != low || first[spring.to()] != low;
                first[spring.from()] = low;
                first[spring.to()] = low;
            }
        }
    }

    /// The places of so many names, all to the right of and below the origin.
    ///
    /// @param ideal the distance of two that are linked
    static List<Place> places(int names, List<Spring> springs, double ideal) {
        return new Islands(names, springs).placed(ideal);
    }

    private List<Place> placed(double ideal) {
        List<Place> all = new ArrayList<>(Collections.nCopies(names, new Place(0, 0)));
        int[] islands = IntStream.of(first).distinct().toArray();
        int perRow = (int) Math.ceil(Math.sqrt(islands.length));
        double x = 0;
        double y = 0;
        double lowest = 0;
        for (int i = 0; i < islands.length; i++) {
            if (i > 0 && i % perRow == 0) {
                x = 0;
                y = lowest + BELOW;
            }
            List<Integer> members = members(islands[i]);
            List<Place> own = shifted(alone(members, ideal), new Place(x, y));
            for (int k = 0; k < own.size(); k++) {
                all.set(members.get(k), own.get(k));
            }
            x = own.stream().mapToDouble(Place::x).max().orElse(x) + BESIDE;
            lowest = Math.max(lowest, own.stream().mapToDouble(Place::y).max().orElse(y));
        }
        return all;
    }

    private long islands() {
        return IntStream.of(first).distinct().count();
    }

    private List<Integer> members(int island) {
        return IntStream.range(0, names).filter(name -> first[name] == island).boxed().toList();
    }

    private List<Place> alone(List<Integer> members, double ideal) {
        List<Spring> own =
                springs.stream()
                        .filter(spring -> members.contains(spring.from()))
                        .map(spring ->
                                new Spring(
                                        members.indexOf(spring.from()),
                                        members.indexOf(spring.to())))
                        .toList();
        double closer = Math.min(1, ROOMY / members.size());
        return Springs.places(members.size(), own, islands() == 1 ? ideal : ideal * closer);
    }

    private static List<Place> shifted(List<Place> raw, Place corner) {
        var x = raw.stream().mapToDouble(Place::x).summaryStatistics();
        var y = raw.stream().mapToDouble(Place::y).summaryStatistics();
        Place shift = corner.minus(new Place(x.getMin(), y.getMin()));
        return raw.stream().map(shift::plus).toList();
    }
}
