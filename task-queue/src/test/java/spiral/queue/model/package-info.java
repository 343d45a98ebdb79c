/// The queue's meaning, and random histories that hold the stores to it.
///
///     Generator ─seed─► steps ─┬─► JobStore, as three processes see it ─┐
///                              │                                        ├─► the same?
///                              └─► Model, in memory ────────────────────┘
///                        Histories: cuts a failing one down and tells it
///
/// Start at [Model], which is the meaning, and then [StoreModelProperties].
@NullMarked
package spiral.queue.model;

import org.jspecify.annotations.NullMarked;
