package spiral.sim.game;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The beer game: four traders in a row, an order by mail takes a week, beer on the road takes two.
///
///     customers ──► Retailer ──► Wholesaler ──► Distributor ──► Factory
///                      ◄── beer ──    ◄── beer ──    ◄── beer ──   ◄── brews
///
/// The rules are those of the model `beer` of the catalogue, which gives the same bits. For one
/// thread.
public final class BeerGame {
    /// The traders, from the customers upwards.
    public static final List<String> TRADERS =
            List.of("Retailer", "Wholesaler", "Distributor", "Factory");

    /// More than this in one order is refused: no lorry is that big.
    public static final double LARGEST_ORDER = 9_999;

    private static final double STOCK_COST = 0.5;
    private static final double BACKLOG_COST = 1;

    /// What a trader's part of the chain holds. Owned by the thread that plays.
    private static final class Trader {
        double stock = 12;
        double backlog = 0;
        double mail = 4;
        double road = 4;
        double yard = 4;
        double onOrder = 12;
        double cost = 0;
        final List<Double> orders = new ArrayList<>();
        final List<Double> net = new ArrayList<>();
    }

    private final List<Policy> policies;
    private final IntToDoubleFunction thirst;
    private final List<Trader> chain;
    // owner: the thread that plays
    private int week;

    /// @param policies one for each of [#TRADERS], in order
    /// @param thirst how many cases customers want in a week, counted from 0
    public BeerGame(List<Policy> policies, IntToDoubleFunction thirst) {
        if (policies.size() != TRADERS.size()) {
            throw new IllegalArgumentException(
                    "a game needs %d policies but got %d"
                            .formatted(TRADERS.size(), policies.size()));
        }
        this.policies = List.copyOf(policies);
        this.thirst = thirst;
        chain = TRADERS.stream().map(_ -> new Trader()).toList();
    }

    /// Four cases a week, and from week five on eight: the classic surprise.
    public static double usualThirst(int week) {
        return week < 5 ? 4 : 8;
    }

    /// Lets one week pass. Every trader acts on the state at its start.
    public void week() {
        double[] ships = new double[chain.size()];
        double[] orders = new double[chain.size()];
        double[] wanted = new double[chain.size()];
        for (int i = 0; i < chain.size(); i++) {
            Trader trader = chain.get(i);
            wanted[i] = i == 0 ? thirst.applyAsDouble(week) : chain.get(i - 1).mail;
            double has = trader.stock + trader.yard;
            double owes = trader.backlog + wanted[i];
            ships[i] = Math.min(has, owes);
            orders[i] =
                    ordered(
                            i,
                            new Desk(
                                    week,
                                    wanted[i],
                                    trader.yard,
                                    has - owes,
                                    trader.onOrder - trader.yard));
            trader.cost += trader.stock * STOCK_COST + trader.backlog * BACKLOG_COST;
            trader.net.add(has - owes);
            trader.orders.add(orders[i]);
        }
        for (int i = 0; i < chain.size(); i++) {
            double coming = i + 1 < chain.size() ? ships[i + 1] : chain.get(i).mail;
            move(chain.get(i), wanted[i], ships[i], orders[i], coming);
        }
        week++;
    }

    private double ordered(int trader, Desk desk) {
        double order = policies.get(trader).order(desk);
        if (!(order >= 0 && order <= LARGEST_ORDER)) {
            throw new IllegalArgumentException(
                    "an order must be between 0 and %.0f cases but was %s"
                            .formatted(LARGEST_ORDER, order));
        }
        return order;
    }

    private static void move(
            Trader trader, double wanted, double ships, double order, double coming) {
        trader.stock = Math.max(0, trader.stock + (trader.yard - ships));
        trader.backlog = Math.max(0, trader.backlog + (wanted - ships));
        trader.onOrder += order - trader.yard;
        trader.yard += trader.road - trader.yard;
        trader.road += coming - trader.road;
        trader.mail += order - trader.mail;
    }

    /// How many weeks have passed.
    public int weeks() {
        return week;
    }

    /// What a trader has paid so far: half a dollar for each case and week in store, one for each
    /// case owed.
    public double cost(int trader) {
        return chain.get(trader).cost;
    }

    /// What all of them have paid.
    public double totalCost() {
        return chain.stream().mapToDouble(trader -> trader.cost).sum();
    }

    /// What a trader ordered in each week so far.
    public double[] orders(int trader) {
        return chain.get(trader).orders.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// A trader's stock less what it owed in each week so far.
    public double[] netStock(int trader) {
        return chain.get(trader).net.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
