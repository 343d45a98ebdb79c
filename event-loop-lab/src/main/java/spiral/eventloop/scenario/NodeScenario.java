package spiral.eventloop.scenario;

import spiral.eventloop.program.NodeScript;

/// A scenario about what only Node has: ticks, phases, immediates.
public non-sealed interface NodeScenario extends Scenario {
    /// The program, run as a main script.
    void program(NodeScript node);
}
