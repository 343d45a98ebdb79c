package spiral.learn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import spiral.console.CommonOptions;
import spiral.learn.view.CourseLines;

/// Without a subcommand: one screen that says where you are, and one next step.
@Command(
        name = "./spiral learn",
        description = "Learn by making one class at a time; the suites say what does not hold yet.",
        subcommands = {
            StartCommand.class,
            CheckCommand.class,
            WatchCommand.class,
            HintCommand.class,
            RuleCommand.class,
            ReferenceCommand.class,
            ResetCommand.class,
            CardsCommand.class,
            ListCommand.class,
            StatusCommand.class,
            SpiralCommand.class,
            MineCommand.class,
            VerifyCommand.class,
            WarmUpCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  ./spiral learn                          where am I?",
            "  ./spiral learn start microtasks-first   begin an exercise",
            "  ./spiral learn watch                    judge every save",
            "  ./spiral learn hint                     one more hint",
        })
public final class LearnCommand implements Runnable {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Override
    public void run() {
        var room = Classroom.open();
        var screen = common.screen();
        Classroom.print(
                screen, CourseLines.here(screen, room.catalogue().exercises(), room.progress()));
    }
}
