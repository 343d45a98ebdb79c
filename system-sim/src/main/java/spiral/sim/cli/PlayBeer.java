package spiral.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.Table;
import spiral.console.UserError;
import spiral.sim.game.BeerGame;
import spiral.sim.game.Desk;
import spiral.sim.game.OrderPolicy;
import spiral.sim.game.OrderPolicy.Habits;
import spiral.sim.game.Policy;
import spiral.sim.view.Chart;

/// `sim play beer`: one desk is yours, the others follow the rule that Sterman measured in people.
@Command(
        name = "beer",
        description = "The beer game: order each week, without knowing what customers want.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim play beer",
            "  ./spiral sim play beer --as factory --weeks 40",
            "  ./spiral sim play beer --auto --attention 1"
        })
final class PlayBeer implements Callable<Integer> {
    private static final int MAX_WEEKS = 200;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--as",
            paramLabel = "TRADER",
            description = "your desk; wholesaler if not said")
    private String seat = "wholesaler";

    @Option(names = "--weeks", paramLabel = "N", description = "how long; 30 if not said")
    private int weeks = 30;

    @Option(names = "--auto", description = "nobody plays: all four follow the rule")
    private boolean auto;

    @Option(
            names = "--attention",
            paramLabel = "SHARE",
            description = "how much of what is on order the rule counts: 0 to 1; 0.34 as people do")
    private double attention = Habits.USUAL.attention();

    @Override
    public Integer call() {
        if (weeks < 1 || weeks > MAX_WEEKS) {
            throw new UserError("weeks must be 1 to %d but was %d".formatted(MAX_WEEKS, weeks));
        }
        if (!(attention >= 0 && attention <= 1)) {
            throw new UserError("attention must be between 0 and 1 but was " + attention);
        }
        Screen screen = common.screen();
        int mine = auto ? -1 : seat();
        Player player = new Player(screen, new Questions(screen));
        List<Policy> policies = new ArrayList<>(rules(attention));
        if (!auto) {
            policies.set(mine, player);
            welcome(screen, mine);
        }
        BeerGame game = new BeerGame(policies, BeerGame::usualThirst);
        while (game.weeks() < weeks && !player.isGone()) {
            game.week();
        }
        told(game, mine, screen);
        return Exit.OK;
    }

    private int seat() {
        List<String> known = BeerGame.TRADERS.stream().map(PlayBeer::lower).toList();
        int seat = known.indexOf(lower(this.seat));
        if (seat < 0) {
            throw UserError.unknown("trader", this.seat, known);
        }
        return seat;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static List<Policy> rules(double attention) {
        Habits habits = Habits.USUAL.withAttention(attention);
        return BeerGame.TRADERS.stream().map(_ -> (Policy) new OrderPolicy(habits, 4)).toList();
    }

    private static void welcome(Screen screen, int mine) {
        String story =
                ("You are the %s. Each week you see what was ordered from you and what arrived, and"
                                + " say how many cases to order. Your order needs a week by mail, the beer"
                                + " two on the road. A case in store costs half a dollar a week, a case owed"
                                + " costs one. Enter repeats your last order, q stops.")
                        .formatted(lower(BeerGame.TRADERS.get(mine)));
        Talk.wrapped(story, Talk.width(screen)).forEach(screen::out);
    }

    /// The person at the keyboard. Owned by the thread that plays.
    private static final class Player implements Policy {
        private final Screen screen;
        private final Questions questions;
        private int last = 4;
        private boolean gone;

        Player(Screen screen, Questions questions) {
            this.screen = screen;
            this.questions = questions;
        }

        boolean isGone() {
            return gone;
        }

        @Override
        public double order(Desk desk) {
            screen.out("");
            screen.out(
                    "week %d: ordered from you %.0f, arrived %.0f, in store %.0f, you owe %.0f, on order %.0f"
                            .formatted(
                                    desk.week(),
                                    desk.wanted(),
                                    desk.arrived(),
                                    desk.stock(),
                                    desk.backlog(),
                                    desk.onOrder()));
            OptionalInt order = questions.number("your order?", last, (int) BeerGame.LARGEST_ORDER);
            gone = order.isEmpty();
            last = order.orElse(last);
            return last;
        }
    }

    private void told(BeerGame game, int mine, Screen screen) {
        screen.out("");
        Talk.lines(chart(game), screen).forEach(screen::out);
        screen.out("");
        Table table = Table.of("DESK", "COST", "LARGEST ORDER", "WORST BACKLOG");
        for (int i = 0; i < BeerGame.TRADERS.size(); i++) {
            table.row(
                    BeerGame.TRADERS.get(i) + (i == mine ? " (you)" : ""),
                    Talk.shortly(game.cost(i)),
                    Talk.shortly(DoubleStream.of(game.orders(i)).max().orElse(0)),
                    Talk.shortly(Math.max(0, -DoubleStream.of(game.netStock(i)).min().orElse(0))));
        }
        table.lines(screen).forEach(screen::out);
        screen.out("");
        compared(game, screen);
    }

    private static void compared(BeerGame game, Screen screen) {
        BeerGame calm = new BeerGame(rules(1), BeerGame::usualThirst);
        IntStream.range(0, game.weeks()).forEach(_ -> calm.week());
        screen.out(
                "All desks together: %.0f dollars in %d weeks;"
                        .formatted(game.totalCost(), game.weeks()));
        screen.out("%.0f if each counts all that is on order.".formatted(calm.totalCost()));
        screen.out("Try next: ./spiral sim play beer --auto --attention 1");
    }

    private static Chart chart(BeerGame game) {
        double[] weeks = IntStream.range(0, game.weeks()).asDoubleStream().toArray();
        Chart chart = Chart.of("Orders", "week").unit("case/week");
        for (int i = 0; i < BeerGame.TRADERS.size(); i++) {
            chart = chart.line(BeerGame.TRADERS.get(i), weeks, game.orders(i));
        }
        return chart;
    }
}
