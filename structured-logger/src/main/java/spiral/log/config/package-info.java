/// What is set from outside the program, turned into a configuration.
///
///     -Dspiral.log.level=info ...  --+
///     SPIRAL_LOG_FILE=...          --+--> Settings --> LogConfig
///     is stderr a terminal?        --+
///
/// Start, and end, at [spiral.log.config.Settings].
@NullMarked
package spiral.log.config;

import org.jspecify.annotations.NullMarked;
