package spiral.queue;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a job is in its life, and exactly what is true there.
///
///     Blocked ──parents succeeded──┐
///        ▲           ┌─────────────┘
///        │           ▼
///     submit ──► Scheduled ──due──► Ready ──claim──► Running ──► Succeeded
///        │           ▲                ▲ ▲               │ │ │
///        └───────────│────────────────┘ └─ hand back ───┘ │ └─► Cancelled
///                    │                     or crash       │
///                    └──────── Retrying ◄── failed ───────┴──► Dead
///                                (due: Ready)         (operator's retry: Ready)
///
/// The legal moves between these states are the methods of [JobLife].
public sealed interface JobState {

    /// Waits for its parents to succeed, whatever else happens to them; then for `dueAt`, if that
    /// still lies ahead.
    record Blocked(Instant dueAt) implements JobState {}

    /// Waits for its time. The scheduler makes it ready once `dueAt` has come.
    record Scheduled(Instant dueAt) implements JobState {}

    /// May be claimed by any worker; in this state since `since`.
    record Ready(Instant since) implements JobState {}

    /// Held by one worker process. Whoever settles the job must name the same `token`.
    record Running(long worker, long token, Instant since) implements JobState {}

    /// The last attempt failed; the next one is due at `dueAt`.
    record Retrying(Instant dueAt, String why) implements JobState {}

    /// Done.
    record Succeeded(Instant at) implements JobState {}

    /// In the dead letters: attempts or crash budget are used up. Payload and error are kept.
    record Dead(Instant at, String why) implements JobState {}

    /// Withdrawn before it was done.
    record Cancelled(Instant at) implements JobState {}

    /// The states by name, as stores keep them and commands print them.
    enum Name {
        SCHEDULED(0, true),
        READY(1, true),
        RUNNING(2, true),
        RETRYING(3, true),
        SUCCEEDED(4, false),
        DEAD(5, false),
        CANCELLED(6, false),
        BLOCKED(7, true);

        private final int code;
        private final boolean live;

        Name(int code, boolean live) {
            this.code = code;
            this.live = live;
        }

        /// The number by which stores keep it; never changed.
        public int code() {
            return code;
        }

        /// The state with this number.
        public static Name of(int code) {
            for (Name name : values()) {
                if (name.code == code) {
                    return name;
                }
            }
            throw new IllegalArgumentException("no state has the number " + code);
        }

        /// The state that people call so.
        public static Optional<Name> called(String word) {
            return Stream.of(values())
                    .filter(name -> name.word().equalsIgnoreCase(word))
                    .findFirst();
        }

        /// All words that people type and read.
        public static List<String> words() {
            return Stream.of(values()).map(Name::word).toList();
        }

        /// The word that people type and read: `ready`, `dead`, …
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// True while a job in this state still has something ahead of it.
        public boolean live() {
            return live;
        }
    }

    /// The name of this state.
    default Name name() {
        return switch (this) {
            case Blocked s -> Name.BLOCKED;
            case Scheduled s -> Name.SCHEDULED;
            case Ready s -> Name.READY;
            case Running s -> Name.RUNNING;
            case Retrying s -> Name.RETRYING;
            case Succeeded s -> Name.SUCCEEDED;
            case Dead s -> Name.DEAD;
            case Cancelled s -> Name.CANCELLED;
        };
    }
}
