package spiral.eventloop.cli;

import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Trace;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Program;
import spiral.eventloop.scenario.Scenario;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// A scenario, run on virtual time.
record ScenarioProgram(Scenario scenario) implements Program {
    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public List<String> source() {
        return scenario.listing();
    }

    @Override
    public Recording run(Choices choices) {
        Trace trace = new Trace();
        EventLoop loop = EventLoop.onVirtualClock().trace(trace).onUncaught((_, _) -> {}).build();
        loop.post(
                "main",
                () -> {
                    scenario.program(loop);
                    if (choices.startup().isPositive()) {
                        loop.burn(choices.startup());
                    }
                });
        loop.run();
        return new Recording(
                Header.of(name(), LoopModel.SIMPLE).withSource("", 1, source()), trace.steps(), trace.dropped());
    }
}
