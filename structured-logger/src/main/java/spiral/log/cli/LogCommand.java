package spiral.log.cli;

import picocli.CommandLine.Command;

/// All that can be asked of structured-logger on the command line.
@Command(
        name = "./spiral log",
        description =
                "One event, one line: what a structured logger does, and its files read calmly.",
        subcommands = {
            DemoCommand.class,
            PrettyCommand.class,
            TailCommand.class,
            QueryCommand.class,
            StatsCommand.class,
            TraceCommand.class,
            CheckCommand.class,
            MysteryCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral log demo                    thirteen short scenes",
            "  ./spiral log demo sampling           one of them",
            "  ./spiral log pretty app.jsonl        a log file, one calm line per event",
            "  ./spiral log demo shop               three services, their logs, an incident to find",
            "  ./spiral log query 'level>=warn' shop-logs/*.jsonl",
            "  ./spiral log tail -F app.jsonl"
        })
final class LogCommand {}
