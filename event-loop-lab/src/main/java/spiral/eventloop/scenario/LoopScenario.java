package spiral.eventloop.scenario;

import spiral.eventloop.EventLoop;

/// A scenario for any loop: what Node and browsers have in common.
public non-sealed interface LoopScenario extends Scenario {
    /// The program, run as the loop's first task, called "main".
    void program(EventLoop loop);
}
