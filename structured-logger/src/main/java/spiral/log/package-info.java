@NullMarked
package spiral.log;

import org.jspecify.annotations.NullMarked;
