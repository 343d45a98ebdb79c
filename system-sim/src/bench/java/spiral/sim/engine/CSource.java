package spiral.sim.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import spiral.sim.Model;
import spiral.sim.TimeSpan;
import spiral.sim.engine.Cell.Level;
import spiral.sim.engine.Cell.Pipe;
import spiral.sim.expr.Curve;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Binary;
import spiral.sim.expr.Expr.Choice;
import spiral.sim.expr.Expr.Literal;
import spiral.sim.expr.Expr.Lookup;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Expr.Unary;

/// A model without bottoms and without memories as one C program: the peer for the bench. It runs
/// Euler's method, keeps the same outputs, and prints nanoseconds per run and the last output.
final class CSource {
    private final Model model;
    private final Program program;
    private final StringBuilder tables = new StringBuilder();
    private int count;

    CSource(Model model) {
        this.model = model;
        program = model.program();
    }

    String text(int[] outputs, int runs) {
        String start = lines(program.start());
        String look = lines(program.look());
        TimeSpan time = model.time();
        int levels = program.levels().size();
        double[] given = program.given(model);
        return """
        #include <math.h>
        #include <stdio.h>
        #include <string.h>
        #include <time.h>
        typedef struct { int last; double density; const double *x, *y, *s; } Curve;
        static inline double at(const Curve *c, double x) {
          if (x <= c->x[0]) return c->y[0];
          if (x >= c->x[c->last]) return c->y[c->last];
          int i = (int) ((x - c->x[0]) * c->density);
          if (i > c->last - 1) i = c->last - 1;
          if (i < 0) i = 0;
          return c->y[i] + (x - c->x[i]) * c->s[i];
        }
        static inline double min(double a, double b) { return a < b ? a : b; }
        static inline double max(double a, double b) { return a > b ? a : b; }
        %s
        static const double given[%d] = {%s};
        static double v[%d], level[%d], rate[%d], in[%d], out[%d], kept[%d][%d];
        static void start(void) {
        %s}
        static void look(void) {
        %s}
        static double run(void) {
          memcpy(v, given, sizeof v);
          start();
          memcpy(level, v + 5, sizeof level);
          for (int i = 0; i <= %d; i++) {
            v[4] = i; v[0] = %s + i * %s;
            memcpy(v + 5, level, sizeof level);
            memset(in, 0, sizeof in); memset(out, 0, sizeof out);
            look();
        %s    if (i < %d) for (int k = 0; k < %d; k++) level[k] += (0.0 + rate[k]) * %s;
          }
          return kept[0][%d];
        }
        int main(void) {
          double last = 0;
          long best = 1L << 60;
          for (int batch = 0; batch < 20; batch++) {
            struct timespec a, b;
            clock_gettime(CLOCK_MONOTONIC, &a);
            for (int i = 0; i < %d; i++) last = run();
            clock_gettime(CLOCK_MONOTONIC, &b);
            long took = (b.tv_sec - a.tv_sec) * 1000000000L + b.tv_nsec - a.tv_nsec;
            if (took < best) best = took;
          }
          printf("%%ld %%.17g\\n", best / %d, last);
          return 0;
        }
        """
                .formatted(
                        tables,
                        given.length,
                        joined(given),
                        given.length,
                        levels,
                        levels,
                        levels,
                        levels,
                        outputs.length,
                        time.steps() + 1,
                        start,
                        look + rates(),
                        time.steps(),
                        time.start(),
                        time.step(),
                        saves(outputs),
                        time.steps(),
                        levels,
                        time.step(),
                        time.steps(),
                        runs,
                        runs);
    }

    private static String joined(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(","));
    }

    private static String saves(int[] outputs) {
        return IntStream.range(0, outputs.length)
                .mapToObj(k -> "    kept[%d][i] = v[%d];\n".formatted(k, outputs[k]))
                .collect(Collectors.joining());
    }

    private String rates() {
        List<Cell> levels = program.levels();
        return IntStream.range(0, levels.size())
                .mapToObj(i ->
                        levels.get(i) instanceof Level hidden
                                ? "  rate[%d] = v[%d];\n".formatted(i, program.slot(hidden.rate()))
                                : "  rate[%d] = in[%d] - out[%d];\n".formatted(i, i, i))
                .collect(Collectors.joining());
    }

    private String lines(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> !(cell instanceof Cell.Given))
                .map(this::line)
                .collect(Collectors.joining());
    }

    private String line(Cell cell) {
        int slot = program.slot(cell.name());
        String line = "  v[%d] = %s;\n".formatted(slot, value(cell.equation()));
        return cell instanceof Pipe pipe ? line + poured(pipe, slot) : line;
    }

    private String poured(Pipe pipe, int slot) {
        String forward =
                pipe.from().map(f -> add("out", f, "", slot)).orElse("")
                        + pipe.to().map(t -> add("in", t, "", slot)).orElse("");
        String backward =
                pipe.to().map(t -> add("out", t, "-", slot)).orElse("")
                        + pipe.from().map(f -> add("in", f, "-", slot)).orElse("");
        return "  if (v[%d] < 0) {%s } else {%s }\n".formatted(slot, backward, forward);
    }

    private String add(String side, String level, String sign, int slot) {
        return " %s[%d] += %sv[%d];".formatted(side, program.level(level), sign, slot);
    }

    private String value(Expr expr) {
        return switch (expr) {
            case Literal(double number) -> "(" + number + ")";
            case Ref ref -> "v[" + program.slot(ref.name()) + "]";
            case Unary(var function, Expr operand) ->
                    switch (function) {
                        case NEGATE -> "(-" + value(operand) + ")";
                        case SQRT -> "sqrt(" + value(operand) + ")";
                        default -> throw new IllegalStateException(function.symbol());
                    };
            case Binary(var operator, Expr left, Expr right) ->
                    operator.isCall()
                            ? "%s(%s, %s)"
                                    .formatted(
                                            operator.symbol().toLowerCase(Locale.ROOT),
                                            value(left),
                                            value(right))
                            : "(%s %s %s)".formatted(value(left), operator.symbol(), value(right));
            case Choice(Expr condition, Expr then, Expr otherwise) ->
                    "(%s ? %s : %s)".formatted(value(condition), value(then), value(otherwise));
            case Lookup(var table, Expr at) -> {
                Curve curve = table.curve();
                tables.append(
                        """
                        static const double tx%1$d[] = {%2$s};
                        static const double ty%1$d[] = {%3$s}, ts%1$d[] = {%4$s};
                        static const Curve c%1$d = {%5$d, %6$s, tx%1$d, ty%1$d, ts%1$d};
                        """
                                .formatted(
                                        count,
                                        joined(curve.xs()),
                                        joined(curve.ys()),
                                        joined(curve.slopes()),
                                        curve.slopes().length,
                                        curve.density()));
                yield "at(&c%d, %s)".formatted(count++, value(at));
            }
            default -> throw new IllegalStateException("not written out: " + expr);
        };
    }
}
