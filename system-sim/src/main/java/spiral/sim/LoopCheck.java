package spiral.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import spiral.sim.FeedbackLoop.Link;
import spiral.sim.Variable.Stock;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Expr.Ref;
import spiral.sim.loops.CausalGraph;

/// Holds a claimed loop against the equations: each link must exist, and the signs of all of them
/// together must give the claimed polarity. What a link's sign is, [CausalGraph] measures.
final class LoopCheck {
    private final Model model;
    private final CausalGraph graph;

    LoopCheck(Model model) {
        this.model = model;
        graph = CausalGraph.of(model);
    }

    FeedbackLoop measured(LoopClaim claim) {
        List<Variable> around = around(claim);
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < around.size(); i++) {
            links.add(link(claim, around.get(i), around.get((i + 1) % around.size())));
        }
        Polarity found = LoopSign.ofLoop(links.stream().map(Link::sign).toList());
        if (found != claim.polarity()) {
            throw refusal(claim, wrong(claim, found, links));
        }
        return new FeedbackLoop(claim.name(), claim.polarity(), links);
    }

    private List<Variable> around(LoopClaim claim) {
        List<Variable> around = claim.around().stream().map(term -> variable(claim, term)).toList();
        if (around.stream().noneMatch(Stock.class::isInstance)) {
            throw refusal(claim, claim.element() + " passes no stock");
        }
        return around;
    }

    private Variable variable(LoopClaim claim, Expr term) {
        if (!(term instanceof Ref ref)) {
            throw refusal(claim, claim.element() + " passes variables, not equations");
        }
        try {
            return model.variable(ref.name());
        } catch (ModelException unknown) {
            throw refusal(claim, claim.element() + " passes a stranger: " + unknown.getMessage());
        }
    }

    private Link link(LoopClaim claim, Variable cause, Variable effect) {
        int sign = graph.sign(cause.name(), effect.name());
        if (sign == 0) {
            throw refusal(claim, noLink(claim, cause.name(), effect.name()));
        }
        return new Link(cause.name(), effect.name(), sign);
    }

    private static ModelException refusal(LoopClaim claim, String sentence) {
        return ModelException.about(claim.element(), sentence);
    }

    private static String noLink(LoopClaim claim, String cause, String effect) {
        return "%s is not closed: %s does nothing to %s".formatted(claim.element(), cause, effect);
    }

    private static String wrong(LoopClaim claim, Polarity found, List<Link> links) {
        String path = links.stream().map(Link::toString).collect(Collectors.joining(", "));
        return "%s is called %s but is %s: %s"
                .formatted(claim.element(), name(claim.polarity()), name(found), path);
    }

    private static String name(Polarity polarity) {
        return polarity.name().toLowerCase(Locale.ROOT) + " (" + polarity.letter() + ")";
    }
}
