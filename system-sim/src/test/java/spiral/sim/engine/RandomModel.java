package spiral.sim.engine;

import static spiral.sim.expr.Expr.named;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelBuilder.FlowDraft;
import spiral.sim.Sim;
import spiral.sim.TimeSpan;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Function;
import spiral.sim.expr.Operator;

/// Whole models made from a seed: stocks with and without a bottom, flows between them, delays of
/// every kind, tables and chance. Their equations are mostly tame, so that most of them run to the
/// end.
public final class RandomModel {
    private static final String ANY = "";

    private final RandomGenerator random;
    private final ModelBuilder model;
    private final List<String> names = new ArrayList<>();

    private RandomModel(long seed) {
        random = new SplittableRandom(seed);
        double step = new double[] {0.1, 0.25, 1}[random.nextInt(3)];
        int steps = random.nextInt(5, 60);
        model = Sim.model("random " + seed).time(TimeSpan.of(0, steps * step, step, "1"));
    }

    public static Model of(long seed) {
        return new RandomModel(seed).build();
    }

    private Model build() {
        for (int i = 0; i < random.nextInt(1, 5); i++) {
            model.constant(added("Constant " + i), random.nextDouble(-2, 3), ANY);
        }
        int stocks = random.nextInt(1, 6);
        for (int i = 0; i < stocks; i++) {
            var stock = model.stock(added("Stock " + i), random.nextDouble(0, 20), ANY);
            if (random.nextBoolean()) {
                stock.nonNegative();
            }
        }
        for (int i = 0; i < random.nextInt(1, 12); i++) {
            Expr equation = random.nextInt(3) == 0 ? remembering(i) : tame(3);
            model.aux("Aux " + i, ANY, equation);
            added("Aux " + i);
        }
        for (int i = 0; i < random.nextInt(1, 2 * stocks + 1); i++) {
            join(model.flow("Flow " + i, ANY, tame(2)), stocks);
        }
        return model.build();
    }

    private String added(String name) {
        names.add(name);
        return name;
    }

    private void join(FlowDraft flow, int stocks) {
        int from = random.nextInt(-1, stocks);
        int to = random.nextInt(-1, stocks);
        if (from >= 0) {
            flow.from("Stock " + from);
        }
        if (to >= 0 && to != from) {
            flow.to("Stock " + to);
        } else if (from < 0) {
            flow.to("Stock 0");
        }
    }

    /// Held between -50 and 50, whatever it is inside; a NaN inside stays one.
    private Expr tame(int depth) {
        return new RandomExpr(random, names).tree(depth).max(-50).min(50);
    }

    private Expr remembering(int i) {
        Expr input = tame(1);
        Expr time = Expr.number(random.nextInt(1, 30) / 4.0);
        return switch (random.nextInt(9)) {
            case 0 -> input.apply(Function.SMOOTH, time);
            case 1 -> input.apply(Function.SMOOTH3, time, named(names.getFirst()));
            case 2 -> input.apply(Function.SMOOTH_N, time, Expr.number(1), Expr.number(4));
            case 3 -> input.apply(Function.DELAY1, time);
            case 4 -> input.apply(Function.DELAY3, time);
            case 5 -> input.apply(Function.DELAY_FIXED, time, Expr.number(2));
            case 6 -> named("Aux " + i).apply(Function.PREVIOUS, Expr.number(1)).plus(input);
            case 7 ->
                    new Expr.Binary(Operator.GREATER, tame(1), Expr.number(0))
                            .apply(Function.SAMPLE_IF_TRUE, input, Expr.number(3));
            default ->
                    Expr.number(-1)
                            .apply(
                                    Function.RANDOM_NORMAL,
                                    Expr.number(1),
                                    Expr.number(0),
                                    Expr.number(0.5),
                                    Expr.number(i));
        };
    }
}
