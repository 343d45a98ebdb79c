package spiral.log.transport;

import java.time.ZoneId;
import java.util.Optional;

/// When a log file is put aside and a new one begun, and what becomes of the old ones.
///
///     Rotation.bySize(100_000_000).daily(ZoneId.of("Europe/Berlin")).keeping(14).zipped()
///
///     app.jsonl  -->  app.2026-03-01.1.jsonl  -->  app.2026-03-01.1.jsonl.gz
///
/// @param bytes no file grows beyond this by more than one line
/// @param day where a day begins and ends, if each day has files of its own
/// @param keep how many old files stay; the oldest go
/// @param zip whether old files are compressed
public record Rotation(long bytes, Optional<ZoneId> day, int keep, boolean zip) {
    /// One file for ever.
    public static final Rotation NONE =
            new Rotation(Long.MAX_VALUE, Optional.empty(), Integer.MAX_VALUE, false);

    /// Checks both numbers.
    public Rotation {
        if (bytes < 1 || keep < 1) {
            throw new IllegalArgumentException(
                    "bytes and keep must be at least 1 but were " + bytes + " and " + keep);
        }
    }

    /// A new file whenever this many bytes are full.
    public static Rotation bySize(long bytes) {
        return new Rotation(bytes, Optional.empty(), NONE.keep, false);
    }

    /// A new file for each day there, too.
    public Rotation daily(ZoneId zone) {
        return new Rotation(bytes, Optional.of(zone), keep, zip);
    }

    /// Only so many old files stay.
    public Rotation keeping(int files) {
        return new Rotation(bytes, day, files, zip);
    }

    /// Old files are compressed.
    public Rotation zipped() {
        return new Rotation(bytes, day, keep, true);
    }
}
