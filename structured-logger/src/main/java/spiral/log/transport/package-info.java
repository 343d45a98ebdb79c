/// Where finished lines go.
///
///                      +--> FileTransport --> Batch --> Delivery --> LiveFile
///     line --> Tee ----+--> AtLeast(WARN) --> ConsoleTransport --> PrettyLine --> stderr
///                      +--> MemoryTransport (tests)
///
/// Start at [spiral.log.transport.FileTransport]. To add a transport: one class that implements
/// [spiral.log.Transport], one subclass of `TransportContract`.
@NullMarked
package spiral.log.transport;

import org.jspecify.annotations.NullMarked;
