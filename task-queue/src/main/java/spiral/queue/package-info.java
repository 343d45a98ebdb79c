@NullMarked
package spiral.queue;

import org.jspecify.annotations.NullMarked;
