package spiral.queue.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// What the demo's jobs do outside the store, where no transaction reaches: each attempt appends a
/// line, as if it sent a letter. A letter that was sent before its worker was killed is sent again
/// by the next attempt: this is what "at least once" means.
///
/// All workers append to one file; a line is one write, so lines of several processes do not mix.
/// The stream is a plain one because a channel would be closed by the interrupt of any job.
final class Outside {
    private final OutputStream file;

    private Outside(OutputStream file) {
        this.file = file;
    }

    static Outside open(Path file) throws IOException {
        return new Outside(new FileOutputStream(file.toFile(), true));
    }

    /// The lines of two attempts of one job are equal, so that `sort | uniq -d` finds them.
    void tell(long job, String type, String subject) throws IOException {
        String line = job + " " + type + " " + subject.replaceAll("\\p{Cntrl}", "?") + "\n";
        file.write(line.getBytes(UTF_8));
    }
}
