package spiral.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A copy of the launcher in a small tree of its own, with a JDK and a Maven made of shell scripts:
/// what the launcher does can be seen in milliseconds, whatever is installed here.
final class Checkout {
    private static final List<String> TOOLS =
            List.of(
                    "awk",
                    "bash",
                    "cat",
                    "find",
                    "grep",
                    "head",
                    "mkdir",
                    "mv",
                    "nice",
                    "readlink",
                    "rm",
                    "rmdir",
                    "sed",
                    "sleep");

    /// Tells how it was called; makes the cache that it is asked for.
    private static final String JAVA =
            """
            #!/usr/bin/env bash
            for arg in "$@"; do
                case $arg in -XX:AOTCacheOutput=*) echo cache >"${arg#*=}"; exit ;; esac
            done
            printf '<%s>' "${0%/bin/java}" "$@"
            echo
            if [ -t 1 ]; then echo "screen: ${COLUMNS:-?} x ${LINES:-?}"; fi
            """;

    /// Builds at once, or does what `FAKE_MAVEN` says.
    private static final String MAVEN =
            """
            #!/usr/bin/env bash
            echo "[INFO] Building event-loop-lab 0.1.0                      [3/3]"
            case ${FAKE_MAVEN:-} in
            hang) sleep 60 & echo $! >child.pid; wait ;;
            broken) echo '[ERROR] Loop.java:[1,19] incompatible types'; exit 1 ;;
            offline) echo '[ERROR] Could not transfer artifact x from central: Unknown host'; exit 1 ;;
            slow) sleep 1.4 ;;
            esac
            for module in event-loop-lab task-queue; do mkdir -p $module/target; echo jar >$module/target/$module.jar; done
            """;

    private final Map<String, String> env = new HashMap<>();
    private final Path base;
    final Path root;

    Checkout(Path base) throws IOException {
        this.base = base;
        root = Files.createDirectories(base.resolve("a place with spaces"));
        Files.copy(Path.of("../../spiral"), root.resolve("spiral"));
        write("pom.xml", "");
        for (var module : List.of("docs/console", "event-loop-lab", "task-queue")) {
            write(module + "/pom.xml", "");
            write(module + "/src/main/java/Some.java", "class Some {}");
        }
        env.put("PATH", Files.createDirectories(base.resolve("bin")).toString());
        env.put("HOME", Files.createDirectories(base.resolve("home")).toString());
        env.put("SPIRAL_JDKS", Files.createDirectories(base.resolve("jdks")).toString());
        env.put("LANG", "C");
        for (var tool : TOOLS) {
            tool(tool, "#!/bin/sh\nexec %s \"$@\"\n".formatted(find(tool)));
        }
    }

    /// A tree in which everything is there but nothing is built.
    static Checkout complete(Path base) throws IOException {
        return new Checkout(base).jdk("jdk 25", "25.0.3").tool("mvn", MAVEN);
    }

    Checkout jdk(String folder, String version) throws IOException {
        var home = base.resolve("jdks").resolve(folder);
        script(home.resolve("bin/java"), JAVA);
        script(home.resolve("bin/javac"), "");
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return this;
    }

    Checkout tool(String name, String script) throws IOException {
        script(base.resolve("bin").resolve(name), script);
        return this;
    }

    Checkout with(String name, String value) {
        env.put(name, value);
        return this;
    }

    Checkout built() throws IOException {
        write("event-loop-lab/target/event-loop-lab.jar", "jar");
        write("task-queue/target/task-queue.jar", "jar");
        return with("SPIRAL_BUILD", "never");
    }

    void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    record Run(int exit, String out, String err) {}

    Run spiral(String... args) throws IOException, InterruptedException {
        var process = start(args);
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end within 20 s");
        }
        return new Run(process.exitValue(), read("out"), read("err"));
    }

    /// The same on a terminal of that size, which util-linux's `script` makes.
    Run spiralOnTerminal(int columns, int rows, String arg) throws Exception {
        var line =
                "stty cols %d rows %d; exec bash '%s' %s"
                        .formatted(columns, rows, root.resolve("spiral"), arg);
        tool("stty", "#!/bin/sh\nexec %s \"$@\"\n".formatted(find("stty")));
        var process = start(List.of(find("script").toString(), "-qec", line, "/dev/null"));
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end within 20 s");
        }
        return new Run(process.exitValue(), read("out"), read("err"));
    }

    static boolean canMakeTerminals() {
        return Files.isExecutable(Path.of("/usr/bin/script"))
                && Files.isDirectory(Path.of("/proc/self"));
    }

    Process start(String... args) throws IOException {
        return start(
                Stream.concat(Stream.of("bash", root.resolve("spiral").toString()), Stream.of(args))
                        .toList());
    }

    private Process start(List<String> line) throws IOException {
        var builder =
                new ProcessBuilder(line)
                        .directory(base.toFile())
                        .redirectOutput(base.resolve("out").toFile())
                        .redirectError(base.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(env);
        return builder.start();
    }

    String read(String path) throws IOException {
        return Files.readString(base.resolve(path), UTF_8);
    }

    private static void script(Path path, String text) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        if (!path.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + path);
        }
    }

    private static Path find(String tool) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs " + tool));
    }
}
