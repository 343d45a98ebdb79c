package spiral.sim.js;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spiral.sim.Integrator;
import spiral.sim.Model;
import spiral.sim.TimeSpan;
import spiral.sim.Variable;
import spiral.sim.Variable.Constant;
import spiral.sim.Variable.Stock;
import spiral.sim.engine.Cell;
import spiral.sim.engine.Cell.Given;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Memory;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.engine.Cell.Pool;
import spiral.sim.engine.Program;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Ref;

/// Writes a model as JavaScript that gives the same bits as the engines here, in every browser.
///
///     <script> ...machine()... const model = ...source()...;
///     const run = model.run({set: {"Heater gain": 0.3}, step: 0.5, method: "rk4"});
///     run.times, run.series["Room"], run.shares[0] </script>
///
/// The plan that it writes is an expression: `spiral.model({...})` with the fields `name`, `time`,
/// `size`, `names`, `variables` (name, unit, kind, slot), `given` (name, unit, value, slot: what
/// `set` may change), `fixed` (the same, but the plan itself depends on it), `levels`, `memories`,
/// `loops` (name, polarity, group, path of names, links), `links`, `core` (the group of loops whose
/// leader is told), `complete` (whether these are all loops), and the functions `equations`, `start`
/// and `look`.
public final class JavaScriptModel {
    private final Model model;
    private final Program program;
    private final JavaScriptEquations equations;

    private JavaScriptModel(Model model) {
        this.model = model;
        program = model.program();
        equations = new JavaScriptEquations(program);
    }

    /// What runs every model: defines the constant `spiral`.
    public static String machine() {
        try (InputStream in = JavaScriptModel.class.getResourceAsStream("machine.js")) {
            return new String(
                    Objects.requireNonNull(in, "machine.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The model as an expression that [#machine] understands.
    ///
    /// @param integrator by whose run the strongest loops are chosen, where a model has many
    public static String source(Model model, Integrator integrator) {
        return new JavaScriptModel(model).plan(integrator);
    }

    private String plan(Integrator integrator) {
        String look = lines(program.look(), cell -> compute(cell));
        String start =
                lines(
                        program.start().stream().filter(c -> !(c instanceof Given)).toList(),
                        this::assign);
        return """
        (() => {
        %sconst e = {
        %s};
        return spiral.model({
          name: %s,
          time: %s,
          size: %d,
          names: %s,
          variables: %s,
          given: %s,
          fixed: %s,
          levels: %s,
          memories: %s,
        %s  equations: e,
          start(v) {
        %s  },
          look(v, t) {
        %s  },
        });
        })()\
        """
                .formatted(
                        equations.tables(),
                        equations.functions(),
                        text(model.name()),
                        time(model.time()),
                        program.size(),
                        names(),
                        array(model.variables().stream().map(this::variable)),
                        array(given(false)),
                        array(given(true)),
                        array(program.levels().stream().map(this::level)),
                        array(program.memories().stream().map(this::memory)),
                        new JavaScriptLoops(model, integrator).fields(),
                        start,
                        look);
    }

    private static String lines(List<Cell> cells, java.util.function.Function<Cell, String> line) {
        return cells.stream()
                .map(cell -> "    " + line.apply(cell) + "\n")
                .collect(Collectors.joining());
    }

    private String assign(Cell cell) {
        int slot = program.slot(cell.name());
        return "v[%d] = e[%d](v);".formatted(slot, slot);
    }

    private String compute(Cell cell) {
        int slot = program.slot(cell.name());
        return cell instanceof Pipe pipe
                ? "v[%d] = spiral.poured(v, t, %d, %d, %d, e[%d](v));"
                        .formatted(slot, end(pipe.from()), end(pipe.to()), limits(pipe), slot)
                : assign(cell);
    }

    private int end(Optional<String> end) {
        return end.map(program::level).orElse(-1);
    }

    private int limits(Pipe pipe) {
        return (program.isLimited(pipe.from()) ? 1 : 0) + (program.isLimited(pipe.to()) ? 2 : 0);
    }

    private static String time(TimeSpan time) {
        return "{start: %s, stop: %s, step: %s, saveEvery: %s, unit: %s}"
                .formatted(
                        time.start(),
                        time.stop(),
                        time.step(),
                        time.saveEvery(),
                        text(time.unit()));
    }

    private String names() {
        Stream<String> ofTime = Ref.OF_TIME.stream().map(Ref::name);
        Stream<String> others = program.cells().stream().map(Cell::name);
        return array(Stream.concat(ofTime, others).map(JavaScriptModel::text));
    }

    private String variable(Variable variable) {
        return "{name: %s, unit: %s, kind: %s, slot: %d}"
                .formatted(
                        text(variable.name()),
                        text(variable.unit()),
                        text(variable.getClass().getSimpleName().toLowerCase(Locale.ROOT)),
                        program.slot(variable.name()));
    }

    private Stream<String> given(boolean fixed) {
        return model.variables().stream()
                .filter(variable -> program.isShapedBy(variable) == fixed)
                .flatMap(this::given);
    }

    private Stream<String> given(Variable variable) {
        return switch (variable) {
            case Constant(String name, String unit, double value) ->
                    Stream.of(given(name, unit, value, name));
            case Stock(String name, String unit, Literal(double value), _) ->
                    Stream.of(given(name, unit, value, Program.startOf(name)));
            default -> Stream.of();
        };
    }

    private String given(String name, String unit, double value, String cell) {
        return "{name: %s, unit: %s, value: %s, slot: %d}"
                .formatted(text(name), text(unit), value, program.slot(cell));
    }

    private String level(Cell level) {
        boolean limited = level instanceof Pool pool && pool.nonNegative();
        int rate = level instanceof Level hidden ? program.slot(hidden.rate()) : 0;
        return "{limited: %s, rate: %d}".formatted(limited, rate);
    }

    private String memory(Memory memory) {
        return "{input: %d, output: %d, span: %d}"
                .formatted(
                        program.slot(memory.input()),
                        program.slot(memory.name()),
                        program.slot(memory.span()));
    }

    static String array(Stream<String> items) {
        return items.collect(Collectors.joining(", ", "[", "]"));
    }

    /// A text as a literal that can stand in a script of a page, too.
    static String text(String value) {
        return IntStream.range(0, value.length())
                .mapToObj(i -> escaped(value.charAt(i)))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(char c) {
        boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<';
        return plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
