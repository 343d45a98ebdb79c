package spiral.sim.catalogue;

import java.util.Locale;
import java.util.stream.DoubleStream;
import spiral.sim.Run;

/// What an attentive reader sees in a run, for the sentences below its charts.
record Seen(Run run) {
    double highest(String variable) {
        return DoubleStream.of(run.series(variable)).max().orElseThrow();
    }

    double lowest(String variable) {
        return DoubleStream.of(run.series(variable)).min().orElseThrow();
    }

    double mean(String variable) {
        return DoubleStream.of(run.series(variable)).average().orElseThrow();
    }

    /// When it was highest for the first time.
    double whenHighest(String variable) {
        double[] values = run.series(variable);
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return run.times()[best];
    }

    /// When it was above the level for the last time; the start if it never was.
    double lastAbove(String variable, double level) {
        double[] values = run.series(variable);
        int last = values.length - 1;
        while (last > 0 && values[last] <= level) {
            last--;
        }
        return run.times()[last];
    }

    /// A sentence with numbers, which looks the same everywhere.
    @SuppressWarnings("AnnotateFormatMethod") // the annotation is in a library of the checker's own
    static String told(String sentence, Object... numbers) {
        return String.format(Locale.ROOT, sentence, numbers);
    }
}
