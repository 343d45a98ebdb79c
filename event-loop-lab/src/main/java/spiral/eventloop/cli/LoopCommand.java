package spiral.eventloop.cli;

import picocli.CommandLine.Command;

/// What there is to do with the loop.
@Command(
        name = "./spiral loop",
        description = "See what an event loop does, step by step.",
        subcommands = {
            DemoCommand.class,
            ListCommand.class,
            PlayCommand.class,
            LogCommand.class,
            WhyCommand.class,
            PredictCommand.class,
            ExploreCommand.class,
            ExportCommand.class,
            RunCommand.class,
            ConformanceCommand.class,
            WarmUpCommand.class
        },
        footer = {"", "Start with:  ./spiral loop demo"})
final class LoopCommand {}
