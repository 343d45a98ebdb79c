package spiral.sim.catalogue;

import static spiral.sim.Polarity.BALANCING;
import static spiral.sim.catalogue.Seen.told;
import static spiral.sim.expr.Expr.Ref.TIME_STEP;
import static spiral.sim.expr.Expr.named;
import static spiral.sim.expr.Expr.number;
import static spiral.sim.expr.Expr.step;

import java.util.List;
import java.util.Optional;
import spiral.sim.Model;
import spiral.sim.ModelBuilder;
import spiral.sim.ModelBuilder.StockDraft;
import spiral.sim.Run;
import spiral.sim.Sim;
import spiral.sim.expr.Expr;
import spiral.sim.expr.Term;

/// The beer game (Forrester; Sterman 1989): four traders in a row, who each know only their own
/// desk.
///
///     customers ──orders──► Retailer ──► Wholesaler ──► Distributor ──► Factory
///         ▲                    │  ▲          │ ▲            │ ▲           │ ▲
///         └────────beer────────┘  └──2 weeks─┘ └──2 weeks───┘ └──2 weeks──┘ └ brews, 2 weeks
///
/// `spiral.sim.game.BeerGame` plays by the same rules; a suite holds both to the same bits.
final class Beer implements CatalogueModel {
    private static final List<String> TRADERS =
            List.of("Retailer", "Wholesaler", "Distributor", "Factory");
    private static final String CASES = "case";
    private static final String RATE = "case/week";
    private static final double RISE = 5;

    @Override
    public String name() {
        return "beer";
    }

    @Override
    public String story() {
        return "Retailer, wholesaler, distributor and factory stand in a row. Orders take a week by"
                + " mail, beer takes two on the road. Customers want four cases a week, and from"
                + " week five on eight; that is all that ever happens.";
    }

    @Override
    public boolean inSteps() {
        return true;
    }

    @Override
    public Model model() {
        var m = Sim.model(name()).time(0, 52, 1, "week");
        var usual = m.constant("Usual thirst", 4, RATE);
        var more = m.constant("More thirst", 4, RATE);
        m.constant("Wanted stock", 12, CASES);
        m.constant("Adjustment", 0.26, "1/week");
        m.constant("Attention to orders", 0.34, "1");
        m.constant("Learning", 0.25, "1/week");
        m.constant("Price of storing", 0.5, "dollar/case/week");
        m.constant("Price of owing", 1, "dollar/case/week");
        m.aux("Thirst", RATE, usual.plus(step(more, RISE)));
        Optional<Desk> below = Optional.empty();
        for (String who : TRADERS) {
            below = Optional.of(trader(m, who, below));
        }
        brewing(m, below.orElseThrow());
        m.flow("Paying", "dollar/week", costs()).to(m.stock("Total cost", 0, "dollar"));
        for (int i = 0; i < TRADERS.size(); i++) {
            refills(m, TRADERS.get(i), TRADERS.get(Math.min(i + 1, 3)));
        }
        return m.build();
    }

    /// A trader whose beer and mail others touch.
    private record Desk(String who, StockDraft mail, StockDraft road) {}

    private static Desk trader(ModelBuilder m, String who, Optional<Desk> below) {
        var stock = m.stock(who + " stock", 12, CASES).nonNegative();
        var backlog = m.stock(who + " backlog", 0, CASES).nonNegative();
        var mail = m.stock(who + " mail", 4, CASES).nonNegative();
        var road = m.stock(who + " road", 4, CASES).nonNegative();
        var yard = m.stock(who + " yard", 4, CASES).nonNegative();
        var onOrder = m.stock(who + " on order", 12, CASES);
        var expected = m.stock(who + " expects", 4, RATE);

        var arriving = m.flow(who + " receives", RATE, yard.over(TIME_STEP)).from(yard).to(stock);
        m.flow(who + " beer nears", RATE, road.over(TIME_STEP)).from(road).to(yard);
        Term wanted = below.map(b -> read(m, b)).orElse(named("Thirst"));
        var available = m.aux(who + " has", RATE, stock.over(TIME_STEP).plus(arriving));
        var due = m.aux(who + " owes", RATE, backlog.over(TIME_STEP).plus(wanted));
        var shipping = m.flow(who + " ships", RATE, available.min(due)).from(stock);
        below.ifPresent(b -> shipping.to(b.road));
        var net = m.aux(who + " net stock", CASES, available.minus(due).times(TIME_STEP));
        m.flow(who + " falls behind", RATE, wanted.minus(shipping)).to(backlog);

        var learning =
                m.flow(
                                who + " learns",
                                "case/week/week",
                                wanted.minus(expected).times(named("Learning")))
                        .to(expected);
        var learned = m.aux(who + " now expects", RATE, expected.plus(learning.times(TIME_STEP)));
        var still = m.aux(who + " waits for", CASES, onOrder.minus(arriving.times(TIME_STEP)));
        var ordering = m.flow(who + " orders", RATE, order(learned, net, still)).to(mail);
        m.flow(who + " order book", RATE, ordering.minus(arriving)).to(onOrder);
        return new Desk(who, mail, road);
    }

    private static Term read(ModelBuilder m, Desk desk) {
        return m.flow(desk.who + " mail is read", RATE, desk.mail.over(TIME_STEP)).from(desk.mail);
    }

    private static void brewing(ModelBuilder m, Desk factory) {
        m.flow("Factory brews", RATE, read(m, factory)).to(factory.road);
    }

    /// Order what sells, and a part of what is missing; count what is on its way a little, or not.
    private static Expr order(Term expected, Term net, Term onOrder) {
        Expr usuallyOnOrder = number(8).minus(onOrder).times(named("Attention to orders"));
        Expr missing = named("Wanted stock").minus(net).plus(usuallyOnOrder);
        return expected.plus(missing.times(named("Adjustment"))).max(0);
    }

    private static Expr costs() {
        Expr stored = number(0);
        Expr owed = number(0);
        for (String who : TRADERS) {
            stored = stored.plus(named(who + " stock"));
            owed = owed.plus(named(who + " backlog"));
        }
        return stored.times(named("Price of storing")).plus(owed.times(named("Price of owing")));
    }

    private static void refills(ModelBuilder m, String who, String above) {
        String sent = who.equals(above) ? "Factory brews" : above + " owes -> " + above + " ships";
        String ordered = "# stock -> # has -> # net stock -> # orders -> # mail -> # mail is read";
        String path =
                ordered + " -> " + sent + " -> # road -> # beer nears -> # yard -> # receives";
        m.loop(who + " refills", BALANCING, path.replace("#", who));
    }

    @Override
    public List<List<String>> charts() {
        return List.of(
                TRADERS.stream().map(who -> who + " orders").toList(),
                TRADERS.stream().map(who -> who + " net stock").toList());
    }

    @Override
    public List<String> whatToSee(Run run) {
        Seen seen = new Seen(run);
        return List.of(
                told(
                        "Customers drink %.0f cases more a week, once. The factory's orders reach"
                                + " %.0f: each desk adds its own fear to the one before.",
                        run.last("More thirst"), seen.highest("Factory orders")),
                told(
                        "Together they pay %.0f dollars for beer that waits or is waited for. The"
                                + " swing is in the structure: every player is reasonable.",
                        run.last("Total cost")));
    }

    @Override
    public List<Experiment> experiments() {
        return List.of(
                Experiment.of(
                        this, "what if each counts all that is on order?", "Attention to orders=1"),
                Experiment.of(this, "and if nobody does?", "Attention to orders=0"),
                Experiment.of(this, "what do calm orders do?", "Adjustment=0.1"));
    }
}
