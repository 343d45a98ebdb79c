/// The commands of `./spiral queue`.
///
///     queue ─┬─ init                       a store with settings of your own
///            ├─ submit TYPE | --file FILE  jobs in
///            ├─ work                       worker processes
///            ├─ serve                      the same over HTTP
///            ├─ ls, inspect, stats         look
///            ├─ monitor                    look on
///            └─ retry, cancel              step in
///
/// Start at [QueueCommand], which lists them; each is one file. [StoreCommand] is what they share:
/// it opens the store and turns its refusals into sentences and exit codes. [JobLines] reads
/// `submit --file`.
@NullMarked
package spiral.queue.cli;

import org.jspecify.annotations.NullMarked;
