@NullMarked
package spiral.sim;

import org.jspecify.annotations.NullMarked;
