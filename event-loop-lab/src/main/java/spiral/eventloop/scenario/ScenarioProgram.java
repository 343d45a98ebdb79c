package spiral.eventloop.scenario;

import java.util.List;
import java.util.function.Supplier;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Trace;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Program;
import spiral.eventloop.node.NodeListeners;
import spiral.eventloop.node.NodeLoop;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// A scenario in Java that can be run, each time on a new loop on virtual time.
public final class ScenarioProgram implements Program {
    private final Scenario scenario;

    private ScenarioProgram(Scenario scenario) {
        this.scenario = scenario;
    }

    /// The program of a scenario.
    ///
    /// @throws IllegalArgumentException if the scenario is in JavaScript
    public static ScenarioProgram of(Scenario scenario) {
        if (scenario instanceof ScriptScenario) {
            throw new IllegalArgumentException(scenario.name() + " must be in Java but is a script");
        }
        return new ScenarioProgram(scenario);
    }

    @Override
    public String name() {
        return scenario.name();
    }

    @Override
    public List<String> source() {
        return scenario.listing().lines();
    }

    @Override
    public Recording run(Choices choices) {
        Trace trace = new Trace();
        EventLoopBuilder settings =
                EventLoop.onVirtualClock().trace(trace).place(place(scenario.getClass()));
        LoopModel model =
                switch (scenario) {
                    case LoopScenario onLoop -> run(onLoop, settings, choices);
                    case NodeScenario onNode -> run(onNode, settings, choices);
                    case ScriptScenario script -> throw new AssertionError(script);
                };
        Listing listing = scenario.listing();
        return new Recording(
                Header.of(name(), model)
                        .withSource(listing.file(), listing.firstLine(), listing.lines()),
                trace.steps(),
                trace.dropped());
    }

    private static LoopModel run(
            LoopScenario scenario, EventLoopBuilder settings, Choices choices) {
        EventLoop loop = settings.onUncaught((_, _) -> {}).build();
        loop.post(
                "main",
                () -> {
                    scenario.program(loop);
                    if (choices.startup().isPositive()) {
                        loop.burn(choices.startup());
                    }
                });
        loop.run();
        return LoopModel.SIMPLE;
    }

    private static LoopModel run(
            NodeScenario scenario, EventLoopBuilder settings, Choices choices) {
        NodeLoop node = new NodeLoop(settings, new NodeListeners(_ -> {}), choices.startup());
        node.run("main", () -> scenario.program(node));
        return LoopModel.NODE;
    }

    // the line of the scenario's own source that is being run: the nearest frame of its class
    private static Supplier<String> place(Class<?> scenario) {
        StackWalker stack = StackWalker.getInstance();
        String file = scenario.getSimpleName() + ".java:";
        return () ->
                stack.walk(
                        frames ->
                                frames.filter(
                                                frame ->
                                                        frame.getClassName()
                                                                .equals(scenario.getName()))
                                        .findFirst()
                                        .map(frame -> file + frame.getLineNumber())
                                        .orElse(""));
    }
}
