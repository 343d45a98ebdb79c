@NullMarked
package spiral.async;

import org.jspecify.annotations.NullMarked;
