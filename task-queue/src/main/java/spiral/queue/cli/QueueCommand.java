package spiral.queue.cli;

import picocli.CommandLine.Command;
import spiral.queue.cli.demo.DemoCommand;

/// `./spiral queue`: jobs in, work done, nothing lost.
@Command(
        name = "./spiral queue",
        description = "A task queue for several processes on one file: no job gets lost.",
        subcommands = {
            DemoCommand.class,
            DrillCommand.class,
            InitCommand.class,
            SubmitCommand.class,
            WorkCommand.class,
            ServeCommand.class,
            LsCommand.class,
            InspectCommand.class,
            RetryCommand.class,
            CancelCommand.class,
            RedriveCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            DrainCommand.class,
            LimitCommand.class,
            ScheduleCommand.class,
            StatsCommand.class,
            MonitorCommand.class,
            ForecastCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral queue demo",
            "  ./spiral queue submit exec --delay 30s --priority 9 -- gzip -k big.csv",
            "  ./spiral queue submit --file jobs.jsonl",
            "  ./spiral queue work --processes 3",
            "  ./spiral queue serve --tokens tokens",
            "  ./spiral queue monitor",
            "  ./spiral queue inspect 1"
        })
final class QueueCommand {}
