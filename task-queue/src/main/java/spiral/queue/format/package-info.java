/// How jobs are written: the same for `submit --file`, for options and over HTTP.
///
///     {"type":"mail","payload":{…},"delay":"30s","at":"2026-03-01T12:00:00Z"}
///              │         │             │                └──► Moment
///              │         │             └──► TimeSpan
///              │         └──► CompactJson     as it was written, without the blanks
///              └──────────────────────────────────────► JobJson ──► NewJob
///                                                          └─ or WrongJson: line, column, why
///
/// Start at [JobJson]; then [JsonText] (a text and the complaints about it).
@NullMarked
package spiral.queue.format;

import org.jspecify.annotations.NullMarked;
