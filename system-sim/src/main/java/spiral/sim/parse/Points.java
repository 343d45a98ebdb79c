package spiral.sim.parse;

import java.util.ArrayList;
import java.util.List;
import spiral.sim.expr.Table;
import spiral.sim.expr.Table.Mode;
import spiral.sim.expr.Table.Point;
import spiral.sim.parse.Token.Kind;

/// Reads the points of a table that stands in the equation itself: `((0,1),(2,3))`. Vensim may
/// begin them with the range of its drawing, `[(0,0)-(2,4)]`, which says nothing.
final class Points {
    private final Tokens tokens;

    Points(Tokens tokens) {
        this.tokens = tokens;
    }

    Table table(Mode mode) {
        tokens.expect("(");
        skipRange();
        int start = tokens.place();
        List<Point> points = new ArrayList<>();
        do {
            points.add(point());
        } while (tokens.skipped(","));
        tokens.expect(")");
        try {
            return new Table(points, mode);
        } catch (IllegalArgumentException unfit) {
            tokens.backTo(start);
            throw tokens.problem(String.valueOf(unfit.getMessage()));
        }
    }

    private void skipRange() {
        if (tokens.skipped("[")) {
            while (!tokens.skipped("]")) {
                if (tokens.taken().kind() == Kind.END) {
                    tokens.skip(-1);
                    throw tokens.problem("a ] is missing");
                }
            }
            tokens.skipped(",");
        }
    }

    private Point point() {
        tokens.expect("(");
        double x = signed();
        tokens.expect(",");
        double y = signed();
        tokens.expect(")");
        return new Point(x, y);
    }

    private double signed() {
        if (tokens.skipped("-")) {
            return -tokens.number();
        }
        tokens.skipped("+");
        return tokens.number();
    }
}
