package spiral.eventloop.why;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// Why a step happened, and why just then: a function of the trace.
///
///     asked for      main -----------> pour ------> drink
///     in the queue          earlier ones first | overtaken ones later
///
/// The chain goes from the first cause to the task in which the step happened. `before` are the
/// tasks that ran while that task already waited, `behind` those that waited longer and still ran
/// later; each with the rule that put it there.
///
/// @param step the step that is asked about
/// @param chain the tasks, each asked for by the one before it; empty for steps outside of tasks
/// @param rules the rules by which the step happened when it did, the most telling first
/// @param before what ran first although it was there later or earlier
/// @param behind what had been waiting and had to wait on
public record Why(
        Step step, List<Life> chain, List<Rule> rules, List<Order> before, List<Order> behind) {
    /// One task that ran before or after another, and by which rule.
    public record Order(Life life, Rule rule) {}

    /// The longest chain that is told; of longer ones, the end.
    public static final int LONGEST_CHAIN = 50;

    /// The most tasks before or behind that are told.
    public static final int MOST = 20;

    /// Why the step of that number happened.
    ///
    /// @throws IllegalArgumentException if the recording has no such step
    public static Why of(Recording recording, Lives lives, long number) {
        if (number < 1 || number > recording.steps().size()) {
            throw new IllegalArgumentException(
                    "the step must be 1 to %d but was %d"
                            .formatted(recording.steps().size(), number));
        }
        Step step = recording.steps().get((int) number - 1);
        Optional<Life> task = subject(lives, step);
        Rules rules = new Rules(recording, lives);
        return new Why(
                step,
                task.map(life -> chain(lives, life)).orElse(List.of()),
                rules.of(step, task),
                task.map(life -> before(lives, life, rules)).orElse(List.of()),
                task.map(life -> behind(lives, life, rules)).orElse(List.of()));
    }

    // a step about a task that is leaving its queue is about that task, any other about the one
    // that runs
    private static Optional<Life> subject(Lives lives, Step step) {
        return switch (step) {
            case Step.TimerDue due -> lives.task(due.task());
            case Step.Dequeued out -> lives.task(out.task());
            default -> lives.running(step.number());
        };
    }

    private static List<Life> chain(Lives lives, Life last) {
        List<Life> chain = new ArrayList<>(List.of(last));
        Optional<Life> cause = lives.task(last.by());
        while (cause.isPresent() && chain.size() < LONGEST_CHAIN) {
            chain.addFirst(cause.get());
            cause = lives.task(cause.get().by());
        }
        return chain;
    }

    private static List<Order> before(Lives lives, Life life, Rules rules) {
        return lives.ran().stream()
                .filter(other -> other.began() > life.asked() && other.began() < life.began())
                .map(other -> new Order(other, rules.first(other, life)))
                .limit(MOST)
                .toList();
    }

    private static List<Order> behind(Lives lives, Life life, Rules rules) {
        return lives.all().stream()
                .filter(other -> other.asked() < life.asked())
                .filter(other -> other.began() > life.began() || !other.ran())
                .map(other -> new Order(other, rules.first(life, other)))
                .limit(MOST)
                .toList();
    }

    /// Which rule put one task before another, by the model of the recording.
    private record Rules(Recording recording, Lives lives) {
        Header header() {
            return recording.header();
        }

        private long timeOf(long step) {
            return recording.steps().get((int) step - 1).nanos();
        }

        Rule first(Life early, Life late) {
            boolean earlySoon = header().checkpoint().contains(early.queue());
            boolean lateSoon = header().checkpoint().contains(late.queue());
            if (early.queue().equals(late.queue())) {
                return sameQueue(early, late);
            }
            if (earlySoon && lateSoon) {
                return early.queue().equals(header().checkpoint().getFirst())
                        ? Rule.TICKS_FIRST
                        : Rule.MICROTASKS_TO_THEIR_END;
            }
            if (earlySoon) {
                return leaving(early.queue());
            }
            if (timeOf(early.began()) < late.due()) {
                return Rule.NOT_BEFORE_ITS_TIME;
            }
            return header().model().equals("browser") ? Rule.ANY_SOURCE : Rule.PHASES;
        }

        private Rule sameQueue(Life early, Life late) {
            if (early.due() >= 0 && late.due() >= 0) {
                return Rule.TIMERS_BY_TIME;
            }
            boolean byImmediate =
                    lives.task(late.by())
                            .filter(cause -> cause.queue().equals(LoopModel.IMMEDIATES))
                            .isPresent();
            return byImmediate && late.queue().equals(LoopModel.IMMEDIATES)
                    ? Rule.NEXT_GENERATION
                    : Rule.FIRST_IN_FIRST_OUT;
        }

        List<Rule> of(Step step, Optional<Life> task) {
            return switch (step) {
                case Step.ClockJumped _ -> List.of(Rule.SLEEP);
                case Step.PhaseEntered _ -> List.of(Rule.PHASES);
                case Step.CheckpointBegan _, Step.CheckpointEnded _ ->
                        List.of(Rule.MICROTASKS_FIRST);
                case Step.TimerDue _ -> List.of(Rule.NOT_BEFORE_ITS_TIME);
                case Step.Settled _ -> List.of(Rule.REACTION);
                case Step.Awaited _ -> List.of(Rule.AWAIT);
                case Step.Unhandled _, Step.HandledLate _ -> List.of(Rule.UNHANDLED);
                case Step.Dequeued out -> List.of(leaving(out.queue()));
                default -> inside(step, task);
            };
        }

        private List<Rule> inside(Step step, Optional<Life> task) {
            if (task.isEmpty()) {
                return List.of();
            }
            Rule leaving = leaving(task.get().queue());
            return step.number() == task.get().began() + 1
                    ? List.of(leaving)
                    : List.of(leaving, Rule.RUN_TO_COMPLETION);
        }

        private Rule leaving(String queue) {
            int place = header().checkpoint().indexOf(queue);
            if (place < 0) {
                return queue.equals(LoopModel.TIMERS) ? Rule.NOT_BEFORE_ITS_TIME : Rule.PHASES;
            }
            return place == 0 && header().checkpoint().size() > 1
                    ? Rule.TICKS_FIRST
                    : Rule.MICROTASKS_FIRST;
        }
    }
}
