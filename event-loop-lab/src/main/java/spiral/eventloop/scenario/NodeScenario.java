package spiral.eventloop.scenario;

import spiral.eventloop.node.NodeLoop;

/// A scenario about what only Node has: ticks, phases, immediates.
public non-sealed interface NodeScenario extends Scenario {
    /// The program, run as a main script.
    void program(NodeLoop node);
}
