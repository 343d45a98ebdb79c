/// Structured logging: one event, one line of strictly valid JSON, whatever the caller passes.
///
///     program --SLF4J--> logger --Gate open?--> Event --> LogSystem
///                               (Levels)                      |
///                            +--------------------------------+
///                            v
///                    time --> Sampler --> LineWriter --> Line --> Transport
///                                |        (Layout)                   |
///                            held back: counted               failed: counted
///
/// Start at [spiral.log.LogSystem] (the way of an event), then [spiral.log.Levels] (what costs
/// nothing when it is off), [spiral.log.Event], [spiral.log.Context], [spiral.log.LineWriter] with
/// [spiral.log.Layout] and [spiral.log.Names], [spiral.log.Sampler] and [spiral.log.Transport] (the
/// two places to extend), [spiral.log.TraceContext]. Programs configure through
/// [spiral.log.Logging] and [spiral.log.LogConfig], and otherwise only know SLF4J.
///
/// Around it: `json` (text), `slf4j` (the provider), `context` (scopes, snapshots, spans),
/// `transport` (file, console, async, black box, tee, memory), `sample`, `redact`, `metrics`
/// (counters, timers, percentiles), `config` (settings from outside), `read` (other people's logs),
/// `cli`.
///
/// Nothing is thrown into the caller; nothing is lost without being counted.
@NullMarked
package spiral.log;

import org.jspecify.annotations.NullMarked;
