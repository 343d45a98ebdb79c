/// Draws a timeline with letters.
///
///     calls     v v  v          v            one line for each lane,
///     state     ____________####%%____       spans first, instants on top of them
///               |         |         |
///               0        100       200 ms
///
/// Start at [TimelineText]; [Glyphs] says how each kind of mark looks.
@NullMarked
package spiral.async.view;

import org.jspecify.annotations.NullMarked;
