package spiral.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.console.Exit;

/// A model of your own, from its first file on.
@DisplayName("./spiral sim new")
class NewCommandTest {
    private final Terminal sim = new Terminal();

    @Test
    @Order(1)
    @DisplayName(
            "new writes a model that compiles, with properties that hold, and never overwrites")
    void newModel(@TempDir Path folder) throws Exception {
        assertThat(sim.run("new", "Pond", "--in", folder.toString())).isEqualTo(Exit.OK);

        Path model = folder.resolve("src/main/java/spiral/sim/models/Pond.java");
        Path suite = folder.resolve("src/test/java/spiral/sim/models/PondProperties.java");
        compile(folder, model, suite);
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> properties = loader.loadClass("spiral.sim.models.PondProperties");
            for (String rule : List.of("losesNothing", "neverNegative")) {
                var constructor = properties.getDeclaredConstructor();
                constructor.setAccessible(true);
                var method = properties.getDeclaredMethod(rule);
                method.setAccessible(true);
                method.invoke(constructor.newInstance());
            }
        }

        assertThat(sim.run("new", "Pond", "--in", folder.toString())).isEqualTo(Exit.USAGE);
        assertThat(sim.err()).contains("is there already");
    }

    @Test
    @Order(2)
    @DisplayName("a typo in an equation of a new model is told with file, line, caret, and a guess")
    void typoInANewModel(@TempDir Path folder) throws Exception {
        sim.run("new", "Pond", "--in", folder.toString());
        Path model = folder.resolve("src/main/java/spiral/sim/models/Pond.java");
        Files.writeString(
                model, Files.readString(model).replace("\"Level / Stay\"", "\"Levl / Stay\""));
        long line =
                1 + Files.readAllLines(model).stream().takeWhile(l -> !l.contains("Levl")).count();

        compile(folder, model);

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var pond = loader.loadClass("spiral.sim.models.Pond").getMethod("model");
            assertThatThrownBy(() -> pond.invoke(null))
                    .cause()
                    .hasMessage(
                            """
                            Pond.java:%d: Outflow reads Levl, which the model does not have; did you mean Level?
                              Levl / Stay
                              ^\
                            """
                                    .formatted(line));
        }
    }

    private void compile(Path folder, Path... sources) {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", classPath()));
        Stream.of(sources).map(Path::toString).forEach(arguments::add);
        var said = new ByteArrayOutputStream();
        int compiled =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, said, said, arguments.toArray(String[]::new));
        assertThat(compiled).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private static String classPath() {
        String loaded = System.getProperty("surefire.test.class.path", "");
        return loaded.isEmpty()
                ? System.getProperty("java.class.path")
                : loaded + File.pathSeparator + System.getProperty("java.class.path");
    }
}
