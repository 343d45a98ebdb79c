package spiral.log.cli;

import picocli.CommandLine.Command;

/// All that can be asked of structured-logger on the command line.
@Command(
        name = "./spiral log",
        description =
                "One event, one line: what a structured logger does, and its files read calmly.",
        subcommands = {DemoCommand.class, PrettyCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./spiral log demo                    seven short scenes",
            "  ./spiral log demo sampling           one of them",
            "  ./spiral log pretty app.jsonl        a log file, one calm line per event",
            "  tail -f app.jsonl | ./spiral log pretty"
        })
final class LogCommand {}
