package spiral.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import spiral.sim.ModelBuilder.FlowDraft;
import spiral.sim.ModelBuilder.StockDraft;

/// A model whose every flow is a number times one stock, made from a seed.
record LinearModel(List<Double> starts, List<Pipe> pipes, boolean nonNegative) {
    private static final int OUTSIDE = -1;
    private static final double STEP = 0.125;
    private static final double STOP = 8;

    /// A flow from a stock to a stock, either of which may be the outside.
    record Pipe(int from, int to, int reads, double factor) {}

    static LinearModel random(long seed, boolean nonNegative) {
        RandomGenerator random = new SplittableRandom(seed);
        int stocks = random.nextInt(1, 6);
        List<Double> starts = new ArrayList<>();
        IntStream.range(0, stocks).forEach(_ -> starts.add(random.nextDouble(0, 100)));
        List<Pipe> pipes = new ArrayList<>();
        int flows = random.nextInt(1, 3 * stocks + 1);
        IntStream.range(0, flows).forEach(_ -> pipes.add(pipe(random, stocks)));
        return new LinearModel(starts, pipes, nonNegative);
    }

    private static Pipe pipe(RandomGenerator random, int stocks) {
        int from = random.nextInt(OUTSIDE, stocks);
        int to = random.nextInt(OUTSIDE, stocks);
        while (to == from) {
            to = random.nextInt(OUTSIDE, stocks);
        }
        double factor = random.nextDouble(-0.4, 0.8);
        return new Pipe(from, to, random.nextInt(stocks), factor);
    }

    static String stock(int index) {
        return "Stock " + index;
    }

    private static String flow(int index) {
        return "Flow " + index;
    }

    /// The same without the pipes that lead in or out.
    LinearModel closed() {
        return new LinearModel(
                starts,
                pipes.stream().filter(p -> p.from != OUTSIDE && p.to != OUTSIDE).toList(),
                nonNegative);
    }

    int stocks() {
        return starts.size();
    }

    double[] startLevels() {
        return starts.stream().mapToDouble(start -> start).toArray();
    }

    Model model() {
        ModelBuilder builder = Sim.model("linear").time(0, STOP, STEP, "day");
        List<StockDraft> drafts = new ArrayList<>();
        for (double start : starts) {
            StockDraft draft = builder.stock(stock(drafts.size()), start, "unit");
            drafts.add(nonNegative ? draft.nonNegative() : draft);
        }
        for (int i = 0; i < pipes.size(); i++) {
            Pipe pipe = pipes.get(i);
            var rate = drafts.get(pipe.reads).times(pipe.factor);
            join(builder.flow(flow(i), "unit/day", rate), pipe, drafts);
        }
        return builder.build();
    }

    private static void join(FlowDraft flow, Pipe pipe, List<StockDraft> drafts) {
        if (pipe.from != OUTSIDE) {
            flow.from(drafts.get(pipe.from));
        }
        if (pipe.to != OUTSIDE) {
            flow.to(drafts.get(pipe.to));
        }
    }

    /// One step of Euler, as anybody would write it, for a model without limits.
    void stepByHand(double[] levels) {
        double[] in = new double[levels.length];
        double[] out = new double[levels.length];
        for (Pipe pipe : pipes) {
            double rate = levels[pipe.reads] * pipe.factor;
            add(rate < 0 ? in : out, pipe.from, Math.abs(rate));
            add(rate < 0 ? out : in, pipe.to, Math.abs(rate));
        }
        for (int i = 0; i < levels.length; i++) {
            levels[i] += (in[i] - out[i]) * STEP;
        }
    }

    private static void add(double[] rates, int stock, double rate) {
        if (stock != OUTSIDE) {
            rates[stock] += rate;
        }
    }

    /// How much came in from the outside during a run of Euler, less what left.
    double crossed(Run run) {
        double crossed = 0;
        for (int i = 0; i < pipes.size(); i++) {
            Pipe pipe = pipes.get(i);
            int sign = pipe.from == OUTSIDE ? 1 : pipe.to == OUTSIDE ? -1 : 0;
            crossed += sign * amount(run.series(flow(i)));
        }
        return crossed;
    }

    private static double amount(double[] rates) {
        return IntStream.range(0, rates.length - 1).mapToDouble(i -> rates[i] * STEP).sum();
    }
}
