package spiral.eventloop.scenario;

import java.time.Duration;
import java.util.List;
import spiral.eventloop.EventLoop;
import spiral.eventloop.EventLoopBuilder;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Trace;
import spiral.eventloop.browser.BrowserEvents;
import spiral.eventloop.explore.Choices;
import spiral.eventloop.explore.Program;
import spiral.eventloop.program.NodeScript;
import spiral.eventloop.program.PageScript;
import spiral.eventloop.program.Places;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// A scenario in Java that can be run, each time on a new loop on virtual time.
public final class ScenarioProgram implements Program {
    /// How long a page is watched.
    public static final Duration PAGE_TIME = Duration.ofMillis(100);

    private final Scenario scenario;

    private ScenarioProgram(Scenario scenario) {
        this.scenario = scenario;
    }

    /// The program of a scenario.
    ///
    /// @throws IllegalArgumentException if the scenario is in JavaScript
    public static ScenarioProgram of(Scenario scenario) {
        if (scenario instanceof ScriptScenario) {
            throw new IllegalArgumentException(
                    scenario.name() + " must be in Java but is a script");
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
                EventLoop.onVirtualClock().trace(trace).place(Places.ofCaller());
        LoopModel model =
                switch (scenario) {
                    case LoopScenario onLoop -> run(onLoop, settings, choices);
                    case NodeScenario onNode -> run(onNode, settings, choices);
                    case PageScenario onPage -> run(onPage, settings, choices);
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
                    burn(loop, choices);
                });
        loop.run();
        return LoopModel.SIMPLE;
    }

    private static LoopModel run(
            NodeScenario scenario, EventLoopBuilder settings, Choices choices) {
        NodeScript.of(settings, choices.startup()).run(scenario::program);
        return LoopModel.NODE;
    }

    private static LoopModel run(
            PageScenario scenario, EventLoopBuilder settings, Choices choices) {
        choices.firstFrame().ifPresent(settings::firstFrame);
        PageScript.run(
                settings.picking(choices.picking()),
                new Silent(),
                PAGE_TIME.plus(choices.startup()),
                page -> {
                    scenario.program(page);
                    burn(page.loop(), choices);
                });
        return LoopModel.BROWSER;
    }

    private static void burn(EventLoop loop, Choices choices) {
        if (choices.startup().isPositive()) {
            loop.burn(choices.startup());
        }
    }

    /// A page that hears of no error.
    private static final class Silent implements BrowserEvents {
        @Override
        public void error(Object error) {}

        @Override
        public void unhandledRejection(Object reason, Object promise) {}

        @Override
        public void rejectionHandled(Object promise) {}
    }
}
