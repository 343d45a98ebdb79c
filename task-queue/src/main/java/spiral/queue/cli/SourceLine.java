package spiral.queue.cli;

import java.time.ZoneId;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.queue.NewJob;
import spiral.queue.format.JobJson;
import spiral.queue.format.JsonText;
import spiral.queue.format.WrongJson;

/// A line of JSON that somebody wrote, and the complaints about it.
///
/// @param file what complaints call the file
/// @param number the line's number in it, from 1
record SourceLine(String file, int number, String text) {
    private JsonText json() {
        return new JsonText(text);
    }

    /// The whole line as one compact payload.
    ///
    /// @throws SourceError when it is not JSON, or cannot be kept
    String payload() {
        try {
            return json().payload();
        } catch (WrongJson wrong) {
            throw wrong(wrong);
        }
    }

    /// The job that the line describes.
    ///
    /// @param zone that of times without one
    /// @throws SourceError at the first thing that is wrong
    NewJob job(KnownTypes known, ZoneId zone) {
        try {
            return JobJson.read(json(), known::complaint, zone);
        } catch (WrongJson wrong) {
            throw wrong(wrong);
        }
    }

    /// The complaint, with the line and a caret under the place.
    SourceError wrong(WrongJson wrong) {
        String sentence =
                wrong.unknown()
                        .map(word -> UserError.unknown("key", word, wrong.known()).getMessage())
                        .orElse(wrong.sentence());
        return new SourceError(file, number, wrong.column(), text, sentence);
    }
}
