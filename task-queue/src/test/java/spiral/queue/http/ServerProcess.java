package spiral.queue.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `queue serve` as a process of its own: the JDK's server reads its limits once per process, and
/// these tests want to wait less than its users.
final class ServerProcess implements AutoCloseable {
    static final String WEB = "web-secret-0123456789";
    static final String BILLING = "billing-secret-0123456789";

    private final Process process;
    private final URI uri;

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /// @param jvm options of the JVM, such as shorter limits
    static ServerProcess start(Path folder, String store, String... jvm) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("spiral.queue.cli.Main", "serve", "--port", "0"));
        command.addAll(List.of("--db", store, "--tokens", tokens(folder).toString()));
        command.addAll(List.of("--logs", folder.resolve("logs").toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectError(folder.resolve("serve.err").toFile())
                        .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError(Files.readString(folder.resolve("serve.err")));
        }
        return new ServerProcess(process, URI.create(line));
    }

    private static Path tokens(Path folder) throws IOException {
        Path file = folder.resolve("tokens");
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file, "web " + WEB + " mail,report,exec\nbilling " + BILLING + " invoice\n");
    }

    Client client(String secret) {
        return new Client(uri, secret);
    }

    boolean alive() {
        return process.isAlive();
    }

    /// SIGTERM.
    void ask() {
        process.destroy();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the server goes on");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
