package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import spiral.sim.Run;
import spiral.sim.Variable;
import spiral.sim.expr.Written;

/// A run as comma-separated values: a heading, then one line per saved time. Numbers keep all their
/// digits.
record Csv(Run run) {
    List<String> lines() {
        List<String> names = run.model().variables().stream().map(Variable::name).toList();
        List<double[]> columns = new ArrayList<>();
        columns.add(run.times());
        names.forEach(name -> columns.add(run.series(name)));

        List<String> lines = new ArrayList<>();
        lines.add(joined(Stream.concat(Stream.of("Time"), names.stream()).map(Csv::quoted)));
        for (int row = 0; row < columns.getFirst().length; row++) {
            int at = row;
            lines.add(joined(columns.stream().map(column -> Written.of(column[at]))));
        }
        return lines;
    }

    private static String joined(Stream<String> cells) {
        return String.join(",", cells.toList());
    }

    private static String quoted(String name) {
        return name.matches("[^\",\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
