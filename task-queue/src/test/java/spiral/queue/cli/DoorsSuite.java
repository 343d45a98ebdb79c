package spiral.queue.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spiral.queue.NewJob;
import spiral.queue.postgres.Server;
import spiral.queue.postgres.WithServer;

/// Two stores, each with its three doors: command line, HTTP, library.
@ExtendWith(WithServer.class)
@Timeout(120)
abstract class DoorsSuite {
    static final Set<String> MAIL = Set.of("mail");

    @TempDir Path folder;
    private final Server server;
    final List<Doors> doors = new ArrayList<>();

    DoorsSuite(Server server) {
        this.server = server;
    }

    @BeforeEach
    void openBoth() throws IOException {
        doors.add(Doors.open(folder.resolve("queue.db").toString(), folder));
        doors.add(Doors.open(server.freshStore(), folder));
    }

    @AfterEach
    void closeBoth() {
        doors.forEach(Doors::close);
    }

    static NewJob mail(String payload) {
        return NewJob.of("mail", payload);
    }
}
