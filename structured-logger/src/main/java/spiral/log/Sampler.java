package spiral.log;

/// Decides which events are written and which are only counted.
///
/// A sampler lives on the time that the events carry and reads no clock; it is asked by many
/// threads at once. Implementations pass `SamplerContract`.
@FunctionalInterface
public interface Sampler {
    /// Writes everything.
    Sampler ALL = event -> true;

    /// Whether to write this event. Asked once for each; the event is not to be kept or changed.
    boolean admits(Event event);

    /// Writes what both admit. The second is asked only about what the first let through.
    default Sampler then(Sampler second) {
        return event -> admits(event) && second.admits(event);
    }
}
