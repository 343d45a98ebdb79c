package spiral.eventloop.explore;

import java.util.List;
import java.util.function.Consumer;
import spiral.eventloop.program.PageScript;
import spiral.eventloop.scenario.Listing;
import spiral.eventloop.scenario.PageScenario;

/// A page of a test's own.
record HandMade(Consumer<PageScript> body) implements PageScenario {
    @Override
    public String name() {
        return "hand-made";
    }

    @Override
    public String rule() {
        return "A page of a test's own.";
    }

    @Override
    public List<String> prints() {
        return List.of();
    }

    @Override
    public Listing listing() {
        return new Listing("HandMade.java", 1, List.of());
    }

    @Override
    public void program(PageScript page) {
        body.accept(page);
    }
}
