@NullMarked
package spiral.console;

import org.jspecify.annotations.NullMarked;
