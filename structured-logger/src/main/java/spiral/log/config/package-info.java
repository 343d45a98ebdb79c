/// What is set from outside the program, turned into a configuration.
///
///     -Dspiral.log.level=info ...  --+
///     SPIRAL_LOG_FILE=...          --+--> Settings --> LogConfig
///     is stderr a terminal?        --+
///
///     logging.json --Node--> ConfigFile --> LogConfig;  LevelWatch: its levels, while running
///                              |
///                              +-- SamplerNode, TransportNode: the two lists in it
///
/// Start at [spiral.log.config.Settings], then [spiral.log.config.ConfigFile].
@NullMarked
package spiral.log.config;

import org.jspecify.annotations.NullMarked;
