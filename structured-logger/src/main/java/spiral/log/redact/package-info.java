/// Keeping secrets out of the log.
///
///     "**.password", "headers.authorization"
///           |
///           v
///     PathRedactor --step by step, as the encoder walks into a value--> "(redacted)"
///
/// Start, and end, at [spiral.log.redact.PathRedactor].
@NullMarked
package spiral.log.redact;

import org.jspecify.annotations.NullMarked;
