/// The SLF4J 2 side of the logger: programs call SLF4J, SLF4J calls this package.
///
///     LoggerFactory --ServiceLoader--> SpiralServiceProvider
///                                         |-- Loggers --> SpiralLogger --> FluentEvent
///                                         |-- ContextMap (MDC)    \           /
///                                         +-- LogSystem <------ Event -------+
///
/// Start at [spiral.log.slf4j.SpiralServiceProvider]; nobody names the other classes.
@NullMarked
package spiral.log.slf4j;

import org.jspecify.annotations.NullMarked;
