/// A page as a browser runs it.
///
///     user interaction --+
///     dom ---------------+
///     networking --------+--> one task, of any source --> microtasks --> frame? --> rendering
///     messages ----------+
///     timers ------------+
///
/// Start at [BrowserLoop]. An [Element] hears an [Event]; a [MutationObserver] hears of changes;
/// a [BrowserTimer] knows how deep it is nested; [BrowserEvents] hear of errors.
@NullMarked
package spiral.eventloop.browser;

import org.jspecify.annotations.NullMarked;
