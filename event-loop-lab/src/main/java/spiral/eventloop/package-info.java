@NullMarked
package spiral.eventloop;

import org.jspecify.annotations.NullMarked;
