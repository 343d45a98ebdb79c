package spiral.sim.engine;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;
import spiral.sim.expr.Function;
import spiral.sim.expr.MathFunction;
import spiral.sim.expr.Operator;
import spiral.sim.expr.Table;
import spiral.sim.expr.Table.Mode;
import spiral.sim.expr.Table.Point;

/// Equations made from a seed: every operator and function, every kind of table.
public record RandomExpr(RandomGenerator random, List<String> names) {
    private static final List<Function> PLAIN =
            List.of(
                    Function.STEP,
                    Function.PULSE,
                    Function.PULSE_OF,
                    Function.RAMP,
                    Function.ZIDZ,
                    Function.XIDZ,
                    Function.QUANTUM,
                    Function.RANDOM_UNIFORM);

    /// A tree of at most this depth.
    public Expr tree(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Unary(oneOf(MathFunction.values()), tree(depth - 1));
            case 2 -> new Choice(tree(depth - 1), tree(depth - 1), tree(depth - 1));
            case 3 -> new Expr.Lookup(table(), tree(depth - 1));
            case 4 -> call(depth);
            default -> binary(depth);
        };
    }

    private Expr binary(int depth) {
        Operator operator = oneOf(Operator.values());
        return new Binary(operator, tree(depth - 1), tree(depth - 1));
    }

    private Expr call(int depth) {
        Function function = PLAIN.get(random.nextInt(PLAIN.size()));
        return new Expr.Call(
                function,
                IntStream.range(0, function.fewest()).mapToObj(_ -> tree(depth - 1)).toList());
    }

    private Expr leaf() {
        return random.nextInt(3) == 0
                ? new Literal(number())
                : new Ref(names.get(random.nextInt(names.size())));
    }

    /// A number of any size, often a small whole one.
    public double number() {
        return switch (random.nextInt(5)) {
            case 0, 1 -> random.nextInt(-3, 8);
            case 2 -> random.nextDouble(-2, 2);
            case 3 -> random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(-12, 13));
            default -> random.nextInt(1, 1000) / 8.0;
        };
    }

    /// A table of any mode, evenly spaced or not.
    public Table table() {
        int size = random.nextInt(2, 9);
        boolean even = random.nextBoolean();
        double first = random.nextInt(-3, 3);
        double[] x = {first};
        List<Point> points =
                IntStream.range(0, size)
                        .mapToObj(i -> {
                            x[0] = even ? first + i * 0.3 : x[0] + random.nextDouble(0.1, 2);
                            return new Point(x[0], random.nextDouble(-2, 2));
                        })
                        .toList();
        return new Table(points, oneOf(Mode.values()));
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
