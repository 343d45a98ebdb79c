package spiral.sim.engine;

import static spiral.sim.expr.Expr.ifThenElse;
import static spiral.sim.expr.Expr.named;
import static spiral.sim.expr.Expr.number;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Function;
import spiral.sim.expr.Table;

/// A model of the size of World3 (Meadows and others 1974; the 2003 form has 15 stocks, 26 stages of
/// delays, 245 auxiliaries of which 82 are constant, 55 tables, 400 steps), with equations of our
/// own, made from a seed. All values stay positive and of moderate size.
public final class WorldModel {
    static final int CONSTANTS = 82;
    static final int STOCKS = 15;
    static final int TABLES = 55;
    static final int SLOW_DELAYS = 5;
    static final int QUICK_DELAYS = 11;
    static final int OTHERS = 245 - CONSTANTS - TABLES - SLOW_DELAYS - QUICK_DELAYS;

    private static final String ANY = "";

    private final RandomGenerator random = new SplittableRandom(1972);
    private final ModelBuilder model = Sim.model("world").time(1900, 2100, 0.5, "year");
    private final List<String> names = new ArrayList<>();

    private WorldModel() {}

    public static Model build() {
        return new WorldModel().whole();
    }

    private Model whole() {
        for (int i = 0; i < CONSTANTS; i++) {
            model.constant(added("Constant " + i), random.nextDouble(0.5, 2), ANY);
        }
        for (int i = 0; i < STOCKS; i++) {
            model.stock(added("Stock " + i), random.nextDouble(0.5, 2), ANY);
        }
        int number = 0;
        for (int i = 0; i < TABLES + OTHERS + SLOW_DELAYS + QUICK_DELAYS; i++) {
            model.aux("Aux " + i, ANY, auxiliary(i));
            added("Aux " + i);
            number++;
        }
        for (int i = 0; i < STOCKS; i++) {
            Expr stock = named("Stock " + i);
            Expr growth = named("Aux " + random.nextInt(number)).min(3);
            Expr decay = named("Aux " + random.nextInt(number)).max(0.2);
            model.flow("Gain " + i, ANY, stock.times(0.04).times(growth)).to("Stock " + i);
            model.flow("Loss " + i, ANY, stock.times(stock).times(0.02).times(decay))
                    .from("Stock " + i);
        }
        return model.build();
    }

    private String added(String name) {
        names.add(name);
        return name;
    }

    private Expr auxiliary(int i) {
        if (i % 2 == 0 && i / 2 < TABLES) {
            return some().over(some()).lookUp(table());
        }
        if (i >= 2 * TABLES && i < 2 * TABLES + SLOW_DELAYS) {
            return some().apply(Function.DELAY3, number(random.nextInt(3, 20)));
        }
        if (i >= 2 * TABLES && i < 2 * TABLES + SLOW_DELAYS + QUICK_DELAYS) {
            return some().apply(Function.SMOOTH, number(random.nextInt(2, 20)));
        }
        return plain();
    }

    private Expr plain() {
        Expr a = some();
        Expr b = some();
        Expr c = some();
        return switch (random.nextInt(6)) {
            case 0 -> a.times(b).over(a.plus(b)).plus(c.times(0.5));
            case 1 -> a.plus(b).over(c.plus(1));
            case 2 -> ifThenElse(a.greaterThan(b), c, a.plus(c).over(2));
            case 3 -> a.min(b).plus(c).over(2);
            case 4 -> a.plus(b).plus(c).over(3);
            default -> a.max(b).times(c).over(c.plus(b));
        };
    }

    private Expr some() {
        int recent = random.nextInt(3) == 0 ? names.size() : Math.min(names.size(), 30);
        return named(names.get(names.size() - 1 - random.nextInt(recent)));
    }

    private Table table() {
        double[] ys = DoubleStream.generate(() -> random.nextDouble(0.4, 1.6)).limit(9).toArray();
        return Table.evenly(0, 4, ys);
    }
}
