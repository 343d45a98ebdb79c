package spiral.eventloop.scenario;

import spiral.eventloop.program.PageScript;

/// A scenario about what only a browser has: events, frames.
public non-sealed interface PageScenario extends Scenario {
    /// The program, run as a page's script, and then for [ScenarioProgram#PAGE_TIME].
    void program(PageScript page);
}
