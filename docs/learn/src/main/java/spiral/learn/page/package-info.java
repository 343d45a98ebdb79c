/// Reads `exercise.md`.
///
///     ---            front matter ---> Exercise's fields
///     # Title        sections ------> Page: hints, mistakes, approaches, cards
///     ## Picture ...
///
/// Start at [PageReader]; `docs/learn/EXERCISES.md` fixes the format.
@NullMarked
package spiral.learn.page;

import org.jspecify.annotations.NullMarked;
