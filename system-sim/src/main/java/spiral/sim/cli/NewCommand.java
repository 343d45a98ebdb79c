package spiral.sim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;

/// `sim new`: a model of your own, with the suite that holds it to its promises.
@Command(
        name = "new",
        description = "Writes a model that compiles, and a suite of properties that passes.",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim new Pond",
            "  ./spiral sim new Pond --in my-module"
        })
final class NewCommand implements Callable<Integer> {
    @Mixin private final CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "NAME", description = "of the class: a capital letter first")
    private String name = "";

    @Option(
            names = "--in",
            paramLabel = "MODULE",
            description = "a Maven module; system-sim if not said")
    private Path module = Path.of("system-sim");

    @Override
    public Integer call() {
        if (!name.matches("[A-Z][A-Za-z0-9]{0,39}")) {
            throw new UserError(
                    "a model's name is a Java class, such as Pond, but was '" + name + "'");
        }
        Screen screen = common.screen();
        Path main = module.resolve("src/main/java/spiral/sim/models/" + name + ".java");
        Path test = module.resolve("src/test/java/spiral/sim/models/" + name + "Properties.java");
        write(main, "Model.java.txt");
        write(test, "ModelProperties.java.txt");
        screen.out("wrote " + main);
        screen.out("wrote " + test);
        screen.out(
                "Try next: mvn -q -pl %s -am test -Dtest=%sProperties -Dsurefire.failIfNoSpecifiedTests=false"
                        .formatted(module, name));
        return Exit.OK;
    }

    private void write(Path file, String template) {
        String text =
                template(template)
                        .replace("NAME", name)
                        .replace("WORD", name.toLowerCase(Locale.ROOT));
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new UserError(file + " is there already; choose another name");
        } catch (IOException refused) {
            throw UserError.environment("cannot write " + file + ": " + refused.getMessage());
        }
    }

    private static String template(String template) {
        try (InputStream in = NewCommand.class.getResourceAsStream(template)) {
            return new String(
                    Objects.requireNonNull(in, template).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw UserError.environment("cannot read the template: " + broken.getMessage());
        }
    }
}
