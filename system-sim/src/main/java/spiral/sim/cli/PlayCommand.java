package spiral.sim.cli;

import picocli.CommandLine.Command;

/// `sim play`: systems to be played with.
@Command(
        name = "play",
        description = "Plays a system against you: beer, or variety.",
        subcommands = {PlayBeer.class, PlayVariety.class, PredictCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./spiral sim play beer --as wholesaler",
            "  ./spiral sim play variety",
            "  ./spiral sim play curve population"
        })
final class PlayCommand {}
