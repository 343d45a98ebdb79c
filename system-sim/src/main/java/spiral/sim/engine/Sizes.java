package spiral.sim.engine;

import java.util.IdentityHashMap;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;

/// How many bytes of bytecode an equation takes, at most, and where to cut one that takes too many:
/// from the leaves upwards, a tree that has grown beyond the limit becomes a method of its own, and
/// its place takes only a call.
final class Sizes {
    private static final int LARGEST_TREE = 1500;
    private static final int CALL = 4;
    private static final int STORE = 6;
    private static final int POUR = 20;
    private static final int BRANCHES = 24;
    private static final int OTHER = 7;

    private final IdentityHashMap<Expr, Integer> sizes = new IdentityHashMap<>();
    private final IdentityHashMap<Expr, Integer> cut = new IdentityHashMap<>();

    int of(Cell cell) {
        return of(cell.equation()) + STORE + (cell instanceof Cell.Pipe ? POUR : 0);
    }

    private int of(Expr expr) {
        Integer known = sizes.get(expr);
        if (known != null) {
            return known;
        }
        int size = own(expr);
        for (Expr part : expr.parts()) {
            size += of(part);
        }
        if (size > LARGEST_TREE) {
            cut.put(expr, cut.size());
            size = CALL;
        }
        sizes.put(expr, size);
        return size;
    }

    private static int own(Expr expr) {
        return switch (expr) {
            case Choice _ -> BRANCHES;
            case Binary(var operator, _, _) when operator.isTruth() -> BRANCHES;
            default -> OTHER;
        };
    }

    /// The trees that are methods of their own, with their numbers.
    IdentityHashMap<Expr, Integer> cut() {
        return cut;
    }
}
