/// The museum: one room for each known defect of a peer, runnable.
///
/// Every test drives the peer into the awkward situation and holds what it does there, and then the
/// same of ours. The paragraph above it tells the story; the thread is named where there is one.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test=MuseumBench \
///         -Dfailsafe.failIfNoSpecifiedTests=false
///
/// Start at `MuseumBench`.
@NullMarked
package spiral.async.museum;

import org.jspecify.annotations.NullMarked;
