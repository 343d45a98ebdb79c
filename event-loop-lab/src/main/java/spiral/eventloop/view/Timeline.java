package spiral.eventloop.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// A recording as spans: who was on the stack, and who waited where, from which step to which.
///
///     stack        [ main         ]   [ micro ]
///     microtasks        [ micro      ]
///     timers         [ timer 10 ms               ]
final class Timeline {
    private record Open(String lane, String label, long from) {}

    private final long end;
    private final Deque<Open> stack = new ArrayDeque<>();
    private final Map<Long, Open> waiting = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    // for each lane, the step at which each of its rows is free again
    private final Map<String, List<Long>> rows = new HashMap<>();

    private Timeline(long end) {
        this.end = end;
    }

    /// The spans of a run, in the order in which they began, lane by lane in rows.
    static List<Span> of(Recording recording) {
        List<Step> steps = recording.steps();
        Timeline line = new Timeline(steps.isEmpty() ? 0 : steps.getLast().number());
        steps.forEach(line::take);
        while (!line.stack.isEmpty()) {
            line.popped(line.end);
        }
        List.copyOf(line.waiting.keySet()).forEach(task -> line.left(task, line.end));
        return line.inRows();
    }

    private void take(Step step) {
        long at = step.number();
        switch (step) {
            case Step.Pushed push -> stack.push(new Open("stack", push.frame(), at));
            case Step.Popped _ when !stack.isEmpty() -> popped(at);
            case Step.Enqueued in -> waiting.put(in.task(), new Open(in.queue(), in.name(), at));
            case Step.TimerSet set ->
                    waiting.put(
                            set.task(),
                            new Open(
                                    LoopModel.TIMERS,
                                    set.name() + " " + Times.text(set.due()),
                                    at));
            case Step.TimerDue due -> {
                left(due.task(), at);
                waiting.put(due.task(), new Open(due.queue(), due.name(), at));
            }
            case Step.Requested asked ->
                    waiting.put(asked.task(), new Open(LoopModel.REQUESTS, asked.name(), at));
            case Step.Completed done -> {
                left(done.task(), at);
                waiting.put(done.task(), new Open(done.queue(), done.name(), at));
            }
            case Step.Dequeued out -> left(out.task(), at);
            case Step.Cancelled gone -> left(gone.task(), at);
            default -> {}
        }
    }

    private void popped(long at) {
        Open call = stack.pop();
        spans.add(new Span(call.lane(), call.label(), call.from(), at, stack.size()));
    }

    private void left(long task, long at) {
        Open wait = waiting.remove(task);
        if (wait != null) {
            spans.add(new Span(wait.lane(), wait.label(), wait.from(), at, -1));
        }
    }

    private List<Span> inRows() {
        List<Span> placed = new ArrayList<>();
        spans.stream()
                .sorted((a, b) -> Long.compare(a.from(), b.from()))
                .forEach(span -> placed.add(span.row() >= 0 ? span : inRow(span)));
        return placed;
    }

    private Span inRow(Span span) {
        List<Long> free = rows.computeIfAbsent(span.lane(), _ -> new ArrayList<>());
        int row = 0;
        while (row < free.size() && free.get(row) > span.from()) {
            row++;
        }
        if (row == free.size()) {
            free.add(0L);
        }
        free.set(row, span.to());
        return new Span(span.lane(), span.label(), span.from(), span.to(), row);
    }
}
