package spiral.sim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spiral.sim.Variable.Flow;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Apply;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.parse.EquationException;
import spiral.sim.parse.Nearest;
import spiral.sim.parse.Parser;

/// Who is called what: each name used once, each name that an equation reads known, each end of a
/// flow a stock.
final class Names {
    private static final Set<String> RESERVED =
            Ref.OF_TIME.stream().map(Ref::key).collect(Collectors.toUnmodifiableSet());

    /// Equations nested deeper than this are refused.
    private static final int MAX_DEPTH = 500;

    private final Draft draft;
    private final Map<String, Variable> known = new HashMap<>();
    private final Map<String, NamedTable> tables = new HashMap<>();

    private Names(Draft draft) {
        this.draft = draft;
    }

    static void check(Draft draft) {
        Names names = new Names(draft);
        draft.variables().forEach(names::add);
        draft.tables().forEach(names::add);
        draft.variables().forEach(v -> names.checkReads(v, v.equation(), 0));
        draft.variables().stream()
                .filter(Flow.class::isInstance)
                .forEach(f -> names.checkEnds((Flow) f));
    }

    private void add(Variable variable) {
        checkFree(variable.key(), variable.name());
        known.put(variable.key(), variable);
    }

    private void add(NamedTable table) {
        checkFree(table.key(), table.name());
        tables.put(table.key(), table);
    }

    private void checkFree(String key, String name) {
        if (key.isEmpty()) {
            throw ModelException.about(name, "a variable needs a name but one is blank");
        }
        if (RESERVED.contains(key)) {
            throw ModelException.about(name, name + " is the name of the time itself");
        }
        if (known.containsKey(key) || tables.containsKey(key)) {
            throw ModelException.about(name, "the name " + name + " is used twice");
        }
    }

    private void checkReads(Variable reader, Expr equation, int depth) {
        if (depth > MAX_DEPTH) {
            throw ModelException.about(
                    reader.name(),
                    "%s is an equation of more than %d steps in one; name some of them"
                            .formatted(reader.name(), MAX_DEPTH));
        }
        switch (equation) {
            case Ref ref when !known.containsKey(ref.key()) && !RESERVED.contains(ref.key()) ->
                    throw ModelException.about(reader.name(), unknown(reader, ref));
            case Apply(Ref table, Expr _) when !tables.containsKey(table.key()) ->
                    throw ModelException.about(reader.name(), unknownTable(reader, table));
            default -> {
                for (Expr part : equation.parts()) {
                    checkReads(reader, part, depth + 1);
                }
            }
        }
    }

    private String unknown(Variable reader, Ref ref) {
        if (tables.containsKey(ref.key())) {
            return reader.name() + " reads the table " + ref.name() + " without a place in it";
        }
        String sentence =
                reader.name() + " reads " + ref.name() + ", which the model does not have";
        Stream<String> candidates =
                Stream.concat(draft.variables().stream().map(Variable::name), ofTime());
        return sentence + Nearest.hint(ref.name(), candidates) + pointed(reader, ref);
    }

    private static Stream<String> ofTime() {
        return Ref.OF_TIME.stream().map(Ref::name);
    }

    private String unknownTable(Variable reader, Ref table) {
        String sentence =
                "%s calls %s, which is no function and no table"
                        .formatted(reader.name(), table.name());
        Stream<String> candidates =
                Stream.concat(
                        draft.tables().stream().map(NamedTable::name),
                        Parser.functionNames().stream());
        return sentence + Nearest.hint(table.name(), candidates) + pointed(reader, table);
    }

    private String pointed(Variable reader, Ref ref) {
        Optional<String> text = Optional.ofNullable(draft.texts().get(reader.key()));
        return text.flatMap(t -> Parser.find(ref.name(), t))
                .map(place -> "\n" + EquationException.pointed(text.orElseThrow(), place))
                .orElse("");
    }

    private void checkEnds(Flow flow) {
        if (flow.from().isEmpty() && flow.to().isEmpty()) {
            throw ModelException.about(
                    flow.name(),
                    flow.name() + " joins no stock: say from which or to which it flows");
        }
        if (flow.from().map(Ref::key).equals(flow.to().map(Ref::key))) {
            throw ModelException.about(
                    flow.name(), flow.name() + " flows from a stock into the same stock");
        }
        Stream.of(flow.from(), flow.to())
                .flatMap(Optional::stream)
                .filter(end -> !(known.get(Ref.key(end)) instanceof Stock))
                .forEach(end -> refuseEnd(flow, end));
    }

    private void refuseEnd(Flow flow, String end) {
        Stream<String> stocks =
                draft.variables().stream().filter(Stock.class::isInstance).map(Variable::name);
        throw ModelException.about(
                flow.name(),
                "%s joins %s, which is no stock of this model%s"
                        .formatted(flow.name(), end, Nearest.hint(end, stocks)));
    }
}
