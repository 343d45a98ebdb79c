/// Short plays on virtual time, one for each pattern, and what they leave behind: a [Timeline].
///
///     Scene --play(seed)--> Stage: VirtualScheduler + Tracks --> Timeline: Lanes of Marks
///                             ^
///                       the pattern itself runs here, unchanged
///
/// Start at [Scenes], the list; then read one [Scene] beside the timeline that it draws.
@NullMarked
package spiral.async.scene;

import org.jspecify.annotations.NullMarked;
