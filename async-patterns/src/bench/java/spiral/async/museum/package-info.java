/// The museum: one room for each known defect of a peer, runnable.
///
/// Every test drives the peer into the awkward situation and holds what it does there, and then the
/// same of ours. The paragraph above it tells the story; the thread in which it
/// was found is named (`resilience4j#314`: issue 314 there), or a peer's that tells the same story.
///
///     mvn -Pbench -pl async-patterns -am verify -Dit.test='*MuseumBench' \
///         -Dfailsafe.failIfNoSpecifiedTests=false
///
/// Start at `MuseumBench`; the rate limiters have a house of their own, `LimiterMuseumBench`.
@NullMarked
package spiral.async.museum;

import org.jspecify.annotations.NullMarked;
