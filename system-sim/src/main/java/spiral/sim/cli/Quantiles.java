package spiral.sim.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spiral.sim.Model;
import spiral.sim.expr.Written;
import spiral.sim.study.Ensemble.Bands;
import spiral.sim.view.Chart;

/// What many runs gave for one variable, told by three lines: a tenth of the runs lies below the
/// first, half below the second, nine tenths below the third.
record Quantiles(String variable, String timeUnit, Bands bands) {
    private static final double LOW = 0.1;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.9;

    Chart chart(Model model) {
        double[] times = bands.times();
        return Chart.of("%s in %d runs".formatted(variable, bands.runs()), timeUnit)
                .unit(model.variable(variable).unit())
                .line("10 %", times, bands.quantile(LOW))
                .line("50 %", times, bands.quantile(MIDDLE))
                .line("90 %", times, bands.quantile(HIGH));
    }

    String sentence() {
        return "In the end half of the runs lie below %s, eight of ten between %s and %s."
                .formatted(last(MIDDLE), last(LOW), last(HIGH));
    }

    Stream<String> lines() {
        double[] times = bands.times();
        double[] low = bands.quantile(LOW);
        double[] middle = bands.quantile(MIDDLE);
        double[] high = bands.quantile(HIGH);
        return Stream.concat(
                Stream.of("Time,10 %,50 %,90 %"),
                IntStream.range(0, times.length)
                        .mapToObj(i -> Stream.of(times[i], low[i], middle[i], high[i]))
                        .map(row -> String.join(",", row.map(Written::of).toList())));
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("variable", variable);
        map.put("runs", bands.runs());
        map.put("Time", bands.times());
        map.put("low", bands.quantile(LOW));
        map.put("median", bands.quantile(MIDDLE));
        map.put("high", bands.quantile(HIGH));
        return map;
    }

    private String last(double share) {
        double[] all = bands.quantile(share);
        return Talk.shortly(all[all.length - 1]);
    }
}
