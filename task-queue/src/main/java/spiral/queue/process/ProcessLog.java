package spiral.queue.process;

import java.nio.file.Path;
import spiral.log.Logging;
import spiral.log.Threshold;
import spiral.log.transport.FileTransport;

/// Sends the log of this process to its own file in the queue's log folder. One file per process:
/// nothing has to be shared, and `jq` reads them all at once. Each line is handed to the operating
/// system before the logging call returns, so a killed process leaves all it had said.
public final class ProcessLog {
    private ProcessLog() {}

    /// From now on, lines at this level and above go to `folder/name-pid.jsonl`, each with the
    /// process's name and pid.
    public static void open(Path folder, String name, Threshold level) {
        long pid = ProcessHandle.current().pid();
        Path file = folder.resolve(name + "-" + pid + ".jsonl");
        Logging.configure(config ->
                config.withLevel(level)
                        .withField("service.name", "queue")
                        .withField("worker.name", name)
                        .withField("process.pid", pid)
                        .withTransport(FileTransport.perEvent(file)));
    }

    /// Where the logs of the queue in this store file lie, by default.
    public static Path folderOf(Path store) {
        return store.resolveSibling(store.getFileName() + ".logs");
    }
}
