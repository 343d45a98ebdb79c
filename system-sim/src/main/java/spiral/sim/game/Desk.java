package spiral.sim.game;

/// What one trader of the beer game sees in a week, after the lorry was unloaded and all beer was
/// shipped that could be. In cases of beer.
///
/// @param week counted from 0
/// @param wanted what was ordered from this desk this week
/// @param arrived what the lorry brought this week
/// @param net what is in store; below 0, what this desk owes
/// @param onOrder what it has ordered itself and not yet received
public record Desk(int week, double wanted, double arrived, double net, double onOrder) {
    /// What is in store.
    public double stock() {
        return Math.max(0, net);
    }

    /// What it owes to those below it.
    public double backlog() {
        return Math.max(0, -net);
    }
}
