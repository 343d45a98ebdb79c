/// The HTTP API from outside: friends, and clients that mean harm.
@NullMarked
package spiral.queue.http;

import org.jspecify.annotations.NullMarked;
