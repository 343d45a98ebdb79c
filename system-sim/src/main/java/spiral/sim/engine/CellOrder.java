package spiral.sim.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import spiral.sim.ModelException;
import spiral.sim.engine.Cell.Computed;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.expr.Expr.Ref;

/// In which order cells are computed so that each is known before it is read.
///
/// Equations bind: a circle of them is refused with its names. Around a non-negative stock come
/// wishes, each granted unless an equation says otherwise: inflows before outflows, so that what
/// comes in may leave in the same step, and outflows as they were declared.
final class CellOrder {
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    // the path that is being walked, and what is already placed
    private final Set<String> path = new LinkedHashSet<>();
    private final Map<String, Cell> placed = new LinkedHashMap<>();

    private CellOrder(Collection<Cell> all) {
        all.forEach(cell -> cells.put(cell.key(), cell));
        all.forEach(cell -> before.put(cell.key(), namesIn(cell)));
    }

    /// What is computed at every look: all that follows from what is remembered.
    static List<Cell> ofLook(List<Cell> all) {
        List<Cell> computed =
                all.stream().filter(c -> c instanceof Computed || c instanceof Pipe).toList();
        CellOrder order = new CellOrder(computed);
        all.stream()
                .filter(cell -> cell instanceof Pool pool && pool.nonNegative())
                .forEach(pool -> order.wish(pool.key(), pipes(computed)));
        return order.walkedFrom(computed);
    }

    /// What gives everything that remembers its value at the start, in an order of its own.
    static List<Cell> ofStart(List<Cell> all, Collection<Cell> wanted) {
        return new CellOrder(all).walkedFrom(wanted);
    }

    private static List<Pipe> pipes(List<Cell> cells) {
        return cells.stream().filter(Pipe.class::isInstance).map(Pipe.class::cast).toList();
    }

    private Set<String> namesIn(Cell cell) {
        Set<String> names = new LinkedHashSet<>();
        Stream<String> read = cell.equation().reads().stream().map(Ref::key);
        Stream<String> span =
                cell instanceof Memory memory ? Stream.of(Ref.key(memory.span())) : Stream.of();
        Stream.concat(read, span).filter(cells::containsKey).forEach(names::add);
        return names;
    }

    private void wish(String pool, List<Pipe> pipes) {
        List<Pipe> outflows = pipes.stream().filter(p -> joins(p.from(), pool)).toList();
        List<Pipe> inflows = pipes.stream().filter(p -> joins(p.to(), pool)).toList();
        for (Pipe outflow : outflows) {
            inflows.forEach(inflow -> wish(inflow.key(), outflow.key()));
        }
        for (int i = 1; i < outflows.size(); i++) {
            wish(outflows.get(i - 1).key(), outflows.get(i).key());
        }
    }

    private static boolean joins(Optional<String> end, String pool) {
        return end.map(Ref::key).equals(Optional.of(pool));
    }

    private void wish(String first, String then) {
        if (!needs(first, then, new LinkedHashSet<>())) {
            namesBefore(then).add(first);
        }
    }

    private boolean needs(String reader, String read, Set<String> seen) {
        return reader.equals(read)
                || namesBefore(reader).stream()
                        .anyMatch(name -> seen.add(name) && needs(name, read, seen));
    }

    private Set<String> namesBefore(String key) {
        return Objects.requireNonNull(before.get(key));
    }

    private List<Cell> walkedFrom(Collection<Cell> wanted) {
        wanted.forEach(this::place);
        return new ArrayList<>(placed.values());
    }

    private void place(Cell cell) {
        if (placed.containsKey(cell.key())) {
            return;
        }
        if (!path.add(cell.key())) {
            throw ModelException.about(cell.owner(), circle(cell));
        }
        namesBefore(cell.key()).forEach(key -> place(named(key)));
        path.remove(cell.key());
        placed.put(cell.key(), cell);
    }

    private Cell named(String key) {
        return Objects.requireNonNull(cells.get(key));
    }

    private String circle(Cell back) {
        List<String> names = new ArrayList<>();
        path.stream()
                .dropWhile(key -> !key.equals(back.key()))
                .map(this::named)
                .filter(cell -> !cell.isHidden())
                .forEach(cell -> names.add(cell.name()));
        names.add(names.isEmpty() ? back.name() : names.getFirst());
        return "these read each other in a circle with no stock between them: "
                + String.join(" <- ", names);
    }
}
