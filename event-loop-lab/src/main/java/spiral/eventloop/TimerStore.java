package spiral.eventloop;

/// Where timers wait for their time. All times are nanoseconds on the loop's clock; the store knows
/// nothing of clocks: the caller says what time it is.
sealed interface TimerStore permits Timers, TimerLists {
    /// What [#nextDue] says when no timer is set.
    long NEVER = Long.MAX_VALUE;

    /// The most timers that may be set at a time.
    int LIMIT = 1 << 24;

    /// One timer that is set.
    ///
    /// @param start when its time began
    /// @param due when it may run
    /// @param order counts the timers in the order in which they were set
    record Entry(long start, long due, long order, Task task) {}

    /// Sets a timer.
    ///
    /// @param start when its time began: now, or a little earlier
    /// @throws IllegalStateException if [#LIMIT] timers are set already
    Entry add(long start, long duration, Task task);

    /// Takes a timer back; false if it is no longer set.
    boolean remove(Entry entry);

    /// When to look here next, or [#NEVER].
    long nextDue();

    /// How many timers are set.
    int size();

    /// Whether no timer is set.
    default boolean isEmpty() {
        return size() == 0;
    }

    /// Checks that one more timer may be set.
    default void requireRoom() {
        if (size() == LIMIT) {
            throw new IllegalStateException("too many timers: " + LIMIT + " are set");
        }
    }
}
