package spiral.sim.game;


/// The rule by which people order, as Sterman measured it in hundreds of games (Management Science
/// 35, 1989): expect what was wanted lately, order that, and a part of what is missing.
///
///     order = expected + adjustment × (missing in store + attention × missing on order), never < 0
///
/// People give the beer that is on its way too little attention. With full attention the swings are
/// gone. For one game and one thread: it remembers what it expects.
public final class OrderPolicy implements Policy {
    /// The habits of a trader.
    ///
    /// @param wantedStock cases it likes to have in store
    /// @param wantedOnOrder cases that should be on their way when it orders
    /// @param adjustment the share of what is missing that is ordered in one week
    /// @param attention how much of what is on order counts: 0 nothing, 1 all of it
    /// @param learning the share of a surprise that it learns from in one week
    public record Habits(
            double wantedStock,
            double wantedOnOrder,
            double adjustment,
            double attention,
            double learning) {
        /// What Sterman found in the average player.
        public static final Habits USUAL = new Habits(12, 8, 0.26, 0.34, 0.25);

        public Habits {
            requireShare("attention", attention);
            requireShare("adjustment", adjustment);
            requireShare("learning", learning);
        }

        /// The same trader with another attention to what is on its way.
        public Habits withAttention(double other) {
            return new Habits(wantedStock, wantedOnOrder, adjustment, other, learning);
        }

        private static void requireShare(String what, double number) {
            if (!(number >= 0 && number <= 1)) {
                throw new IllegalArgumentException(what + " must be between 0 and 1 but was " + number);
            }
        }
    }

    private final Habits habits;
    private double expected;

    /// A trader of these habits who expects so many cases to be wanted in a week.
    public OrderPolicy(Habits habits, double expected) {
        this.habits = habits;
        // TODO step 1: keep what it expects
        throw new UnsupportedOperationException("TODO step 1: open the desk");
    }

    /// How many cases it expects to be wanted next week.
    public double expected() {
        return expected;
    }

    @Override
    public double order(Desk desk) {
        // TODO step 1: learn a part of the surprise, and order what sells
        // TODO step 2: and a part of what is missing in store, but never less than nothing
        // TODO step 3: and of what is missing on order, as far as you attend to it
        throw new UnsupportedOperationException("TODO step 1: order what sells");
    }
}
