package spiral.eventloop.cli;

import picocli.CommandLine.Command;

/// What there is to do with the loop.
@Command(
        name = "./spiral loop",
        description = "See what an event loop does, step by step.",
        subcommands = {
            DemoCommand.class,
            ListCommand.class,
            RunCommand.class,
            PlayCommand.class,
            LogCommand.class,
            ExportCommand.class,
            WhyCommand.class,
            PredictCommand.class,
            ExploreCommand.class
        },
        footer = {"", "Start with:  ./spiral loop demo"})
final class LoopCommand {}
