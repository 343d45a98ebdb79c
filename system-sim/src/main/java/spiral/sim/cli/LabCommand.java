package spiral.sim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.sim.view.LabPage;

/// `sim lab`: a model as one HTML page with sliders.
@Command(
        name = "lab",
        description = "Writes a model as one HTML page: sliders, charts, loops that light up.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim lab population",
            "  ./spiral sim lab task-queue --out queue.html"
        })
final class LabCommand implements Refusal {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "MODEL", description = "a name from `./spiral sim list`")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where; MODEL.html if not said, - for standard output")
    private @Nullable Path out;

    @Override
    public void act() {
        Screen screen = common.screen();
        String page = LabPage.of(Models.named(name));
        Path file = out == null ? Path.of(Models.named(name).name() + ".html") : out;
        if (file.toString().equals("-")) {
            screen.out(page);
        } else {
            write(file, page);
            screen.out("wrote " + file + "; open it in a browser, it needs no network");
        }
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (NoSuchFileException nowhere) {
            throw UserError.environment("cannot write " + file + ": there is no such folder");
        } catch (IOException refused) {
            throw UserError.environment("cannot write " + file + ": " + refused.getMessage());
        }
    }
}
