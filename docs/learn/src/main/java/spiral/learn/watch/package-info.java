/// Waits for what a learner does: saves and keys.
///
///     file events --+                       +--> Saved --+
///     400 ms polls -+--> Saves --debounce --+            +--> one queue --> the watch command
///     terminal --------> Keys ------------------> Key ---+
///
/// Start at [Signal].
@NullMarked
package spiral.learn.watch;

import org.jspecify.annotations.NullMarked;
