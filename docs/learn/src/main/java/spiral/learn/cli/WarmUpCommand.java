package spiral.learn.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import picocli.CommandLine.Command;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.learn.course.Workbench;
import spiral.learn.judge.Judge;
import spiral.learn.judge.StartCache;
import spiral.learn.view.VerdictLines;
import spiral.learn.worker.Order;

/// What the launcher runs in the background to make later starts quicker: a check that nobody sees,
/// and a worker that writes its cache.
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Runnable {
    @Override
    public void run() {
        var room = Classroom.open();
        var exercise = room.catalogue().exercises().getFirst();
        var files = Workbench.javaFiles(exercise.folder().resolve("skeleton"));
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var fresh = room.cache().resolveSibling("worker.aot.new");
        try (var judge = room.judge(1)) {
            var verdict = judge.files(exercise, files, Order.IN_ORDER);
            new VerdictLines(Screen.of(nowhere, nowhere, true), List.copyOf(files), "").of(verdict);
            Judge.train(room.paths(), StartCache.make(fresh), exercise);
            Files.move(fresh, room.cache(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw UserError.environment("no cache was made: " + refused.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
