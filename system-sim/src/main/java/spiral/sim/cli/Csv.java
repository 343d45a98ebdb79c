package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.sim.Run;
import spiral.sim.Variable;
import spiral.sim.expr.Written;

/// A run as values separated by commas or tabs: a heading, then one line per saved time. Numbers
/// keep all their digits.
record Csv(Run run, char separator) {
    List<String> lines() {
        List<String> names = run.model().variables().stream().map(Variable::name).toList();
        List<double[]> columns = new ArrayList<>();
        columns.add(run.times());
        names.forEach(name -> columns.add(run.series(name)));

        List<String> lines = new ArrayList<>();
        lines.add(joined(Stream.concat(Stream.of("Time"), names.stream()).map(this::quoted)));
        for (int row = 0; row < columns.getFirst().length; row++) {
            int at = row;
            lines.add(joined(columns.stream().map(column -> Written.of(column[at]))));
        }
        return lines;
    }

    private String joined(Stream<String> cells) {
        return cells.collect(Collectors.joining(String.valueOf(separator)));
    }

    private String quoted(String name) {
        return separator == '\t' || name.matches("[^\",\n]*")
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }
}
