package spiral.async.cli;

import picocli.CommandLine.Command;

/// All that can be asked of async-patterns on the command line.
@Command(
        name = "./spiral async",
        description = "Patterns of asynchronous code, drawn on virtual time.",
        subcommands = {DemoCommand.class, CompareCommand.class, ListCommand.class},
        footer = {
            "",
            "Examples:",
            "  ./spiral async demo                  one of each",
            "  ./spiral async demo retry --seed 7   one pattern, another roll of the dice",
            "  ./spiral async compare               a herd without jitter, and with it",
            "  ./spiral async list                  what there is"
        })
final class AsyncCommand {}
