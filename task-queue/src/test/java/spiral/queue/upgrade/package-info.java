/// Stores that older programs made, brought up to date.
///
///     resources/store/sqlite-1.sql ──► a store of then ──open──► UpgradeContract: nothing is lost
///
/// Start at [spiral.queue.upgrade.UpgradeContract].
@NullMarked
package spiral.queue.upgrade;

import org.jspecify.annotations.NullMarked;
