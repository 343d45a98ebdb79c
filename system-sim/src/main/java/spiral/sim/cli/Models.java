package spiral.sim.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spiral.console.UserError;
import spiral.sim.FeedbackLoop;
import spiral.sim.Model;
import spiral.sim.Run;
import spiral.sim.Variable;
import spiral.sim.catalogue.Catalogue;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.expr.Written;
import spiral.sim.loops.Explanation;

/// Models by the name that somebody typed, and as the maps that `--json` prints.
final class Models {
    private Models() {}

    static CatalogueModel named(String name) {
        if (name.contains(".") || name.contains("/")) {
            throw new UserError(
                    "model files are not read, so not %s; a model is a Java class: ./spiral sim new Pond"
                            .formatted(name));
        }
        List<String> known = Catalogue.all().stream().map(CatalogueModel::name).toList();
        return Catalogue.named(name).orElseThrow(() -> UserError.unknown("model", name, known));
    }

    /// The name as the model spells it.
    static String variable(Model model, String wanted) {
        List<String> names = model.variables().stream().map(Variable::name).toList();
        return names.stream()
                .filter(name -> Ref.key(name).equals(Ref.key(wanted)))
                .findFirst()
                .orElseThrow(() -> UserError.unknown("variable", wanted, names));
    }

    static Map<String, Object> asMap(CatalogueModel entry) {
        Model model = entry.model();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", entry.name());
        map.put("story", entry.story());
        map.put("time", model.time());
        map.put("variables", model.variables().stream().map(Models::asMap).toList());
        map.put("loops", model.loops().stream().map(Models::asMap).toList());
        return map;
    }

    static Map<String, Object> asMap(Run run) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("Time", run.times());
        run.model().variables().forEach(v -> series.put(v.name(), run.series(v.name())));
        return series;
    }

    static Map<String, Object> asMap(FeedbackLoop loop) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", loop.name());
        map.put("polarity", loop.polarity().letter());
        map.put("links", loop.links());
        return map;
    }

    static Map<String, Object> asMap(Explanation.Reason reason) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("variable", reason.variable());
        map.put("change", reason.change());
        reason.cause().ifPresent(cause -> map.put("cause", cause));
        map.put("part", reason.part());
        return map;
    }

    private static Map<String, Object> asMap(Variable variable) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", variable.name());
        map.put("kind", variable.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        map.put("unit", variable.unit());
        map.put("equation", Written.of(variable.equation()));
        return map;
    }
}
