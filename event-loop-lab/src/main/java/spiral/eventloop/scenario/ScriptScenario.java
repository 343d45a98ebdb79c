package spiral.eventloop.scenario;

import java.util.List;

/// A scenario that only JavaScript can tell. Its file says all: the rule in the first comment, what
/// it prints in those that follow.
///
///     // In an ES module the program is a microtask itself: microtasks go before ticks.
///     // prints: main
///
/// @param file the name of the file beside this class
public record ScriptScenario(String file) implements Scenario {
    private static final String COMMENT = "// ";
    private static final String PRINTS = "// prints: ";

    @Override
    public String name() {
        return file.substring(0, file.lastIndexOf('.'));
    }

    @Override
    public String rule() {
        return listing().lines().getFirst().substring(COMMENT.length());
    }

    @Override
    public List<String> prints() {
        return listing().lines().stream()
                .filter(line -> line.startsWith(PRINTS))
                .map(line -> line.substring(PRINTS.length()))
                .toList();
    }

    @Override
    public Listing listing() {
        return Listing.ofScript(file);
    }
}
