/// A PostgreSQL server for suites that need one.
///
///     suite ──@ExtendWith──► WithServer ──one for all suites──► Server (embedded, or -Dspiral.postgres=URL)
///
/// Start at [spiral.queue.postgres.WithServer].
@NullMarked
package spiral.queue.postgres;

import org.jspecify.annotations.NullMarked;
