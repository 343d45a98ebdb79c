package spiral.sim.cli;

import picocli.CommandLine.Command;

/// `./spiral sim`: systems over time.
@Command(
        name = "./spiral sim",
        description = "Stocks, flows and feedback loops: run a system and see why it does that.",
        subcommands = {
            DemoCommand.class,
            ListCommand.class,
            RunCommand.class,
            PlotCommand.class,
            LoopsCommand.class,
            ExplainCommand.class,
            LeverageCommand.class,
            SweepCommand.class,
            CompareCommand.class,
            PlayCommand.class,
            LabCommand.class,
            NewCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral sim demo",
            "  ./spiral sim run thermostat --set Insulation=120",
            "  ./spiral sim run population --method euler --dt 5 --csv"
        })
final class SimCommand {}
