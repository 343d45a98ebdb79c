package spiral.queue.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.JobQueue;

@DisplayName("A server that is asked to stop")
class ServerStopIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BODY = "{\"type\":\"mail\"}";
    private static final int SOME = 5;

    @Test
    @DisplayName("takes nothing more and lets what is under way end")
    void gracefulStop(@TempDir Path folder) throws Exception {
        String store = folder.resolve("queue.db").toString();
        try (ServerProcess server = ServerProcess.start(folder, store)) {
            Client client = server.client(ServerProcess.WEB);
            Socket slow =
                    client.bytes(
                            client.head(
                                            "POST /v1/jobs HTTP/1.1",
                                            "Content-Type: application/json",
                                            "Content-Length: " + BODY.length())
                                    + BODY.substring(0, SOME));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            server.ask();
            await().atMost(SOON).until(() -> refused(client));
            slow.getOutputStream().write(BODY.substring(SOME).getBytes(ISO_8859_1));

            assertThat(Client.untilClosed(slow)).startsWith("HTTP/1.1 201");
            assertThat(server.awaitEnd()).isEqualTo(143);
        }
        try (JobQueue queue = JobQueue.open(store)) {
            assertThat(queue.store().find(1)).isPresent();
        }
    }

    private static boolean refused(Client client) {
        try (Socket socket = client.socket()) {
            return !socket.isConnected();
        } catch (IOException no) {
            return true;
        }
    }
}
