package spiral.sim.view;

import java.util.ArrayList;
import java.util.List;

/// Finds places for names on a drawing: those that are linked pull each other together, all push
/// each other apart (Fruchterman and Reingold 1991), wide names more to the sides. The same names
/// and links always get the same places.
final class Springs {
    private static final int ROUNDS = 600;
    private static final double WIDER = 1.7; // names are wide and low

    /// A link between two names, by their numbers.
    record Spring(int from, int to) {}

    private final List<Place> places;
    private final List<Spring> springs;
    private final double ideal;

    private Springs(int names, List<Spring> springs, double ideal) {
        this.springs = springs;
        this.ideal = ideal;
        places = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            double angle = 2 * Math.PI * i / names;
            places.add(
                    new Place(Math.sin(angle), -Math.cos(angle))
                            .times(ideal * names / 2 / Math.PI));
        }
    }

    /// The places of so many names, which begin in a circle in their order.
    ///
    /// @param ideal the distance of two that are linked
    static List<Place> places(int names, List<Spring> springs, double ideal) {
        Springs drawing = new Springs(names, springs, ideal);
        for (int round = 0; round < ROUNDS; round++) {
            drawing.relax(ideal / 2 * (1 - (double) round / ROUNDS));
        }
        return drawing.places.stream().map(p -> new Place(p.x() * WIDER, p.y())).toList();
    }

    private void relax(double farthest) {
        Place[] force = new Place[places.size()];
        for (int i = 0; i < force.length; i++) {
            force[i] = pushed(i);
        }
        for (Spring spring : springs) {
            Place way = places.get(spring.to).minus(places.get(spring.from));
            Place pull = way.times(way.length() / ideal * 0.1);
            force[spring.from] = force[spring.from].plus(pull);
            force[spring.to] = force[spring.to].minus(pull);
        }
        for (int i = 0; i < force.length; i++) {
            Place step = force[i].unit().times(Math.min(force[i].length(), farthest));
            places.set(i, places.get(i).plus(step));
        }
    }

    private Place pushed(int i) {
        Place sum = new Place(0, 0);
        for (int j = 0; j < places.size(); j++) {
            if (j != i) {
                Place away = places.get(i).minus(places.get(j));
                double distance = Math.max(away.length(), ideal / 20);
                sum = sum.plus(away.unit().times(0.1 * ideal * ideal / distance));
            }
        }
        return sum;
    }
}
