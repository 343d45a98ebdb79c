package spiral.sim.game;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/// Predict the curve: four curves that begin alike, of which one is true.
///
///     A  straight on        B  levels off        C  swings        D  what really happens
///
/// The false ones are what people usually draw: a straight line, a smooth approach, a swing, a
/// collapse. Immutable.
///
/// @param curves four, each as long as the true one
/// @param truth the place of the true one, from 0
public record Curves(List<double[]> curves, int truth) {
    /// How many there are to choose from.
    public static final int CHOICES = 4;

    private static final double TOO_NEAR = 0.08;

    public Curves {
        curves = List.copyOf(curves);
    }

    /// The true curve among three others, in an order that chance decides.
    ///
    /// @param truth at least 2 values
    public static Curves around(double[] truth, RandomGenerator chance) {
        if (truth.length < 2) {
            throw new IllegalArgumentException(
                    "a curve needs at least 2 values but has " + truth.length);
        }
        List<double[]> others = new ArrayList<>();
        for (double[] guess : guesses(truth)) {
            if (others.size() < CHOICES - 1 && !isNear(guess, truth)) {
                others.add(guess);
            }
        }
        others.add(truth.clone());
        double[] last = others.getLast();
        Collections.shuffle(others, chance);
        return new Curves(others, others.indexOf(last));
    }

    private static List<double[]> guesses(double[] truth) {
        double start = truth[0];
        double change = Math.max(spread(truth), Math.abs(start) / 10 + 1e-9);
        double way = truth[truth.length / 4] >= start ? 1 : -1;
        double far = way * change;
        return List.of(
                curve(truth.length, part -> start + far * part),
                curve(truth.length, part -> start + far * (1 - Math.exp(-6 * part))),
                curve(
                        truth.length,
                        part -> start + far * (1 - Math.cos(9 * part) * Math.exp(-1.5 * part)) / 2),
                curve(truth.length, part -> start + far * part * part * part),
                curve(truth.length, part -> start + far * Math.sin(Math.PI * part)),
                curve(truth.length, part -> start - far * part));
    }

    private static double[] curve(int length, DoubleUnaryOperator at) {
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(length)
                .map(i -> at.applyAsDouble(i / (length - 1)))
                .toArray();
    }

    private static double spread(double[] values) {
        var all = Arrays.stream(values).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    /// Whether two curves could not be told apart by eye.
    private static boolean isNear(double[] guess, double[] truth) {
        return distance(guess, truth) < TOO_NEAR;
    }

    /// How far a curve lies from another on average, as a share of the other's range.
    public static double distance(double[] guess, double[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(guess[i] - truth[i]);
        }
        return sum / truth.length / Math.max(spread(truth), Double.MIN_NORMAL);
    }

    /// Points for choosing a curve: 10 for the true one, less the farther it is, down to 0.
    public int points(int choice) {
        return (int)
                Math.round(
                        10 * Math.max(0, 1 - 2 * distance(curves.get(choice), curves.get(truth))));
    }
}
