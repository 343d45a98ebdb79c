package spiral.eventloop.view;

import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Recording;

/// A recording as moments to be shown, one after the other: a list that is made while it is read.
///
/// A task that leaves its queue is no moment of its own: it is seen when it arrives on the stack,
/// which is the next step; and work that takes no time cannot be seen. For one thread.
public final class Film extends AbstractList<Frame> {
    private final Recording recording;
    private final Replay replay;
    private final int[] moments;

    private Film(Recording recording) {
        this.recording = recording;
        this.replay = new Replay(recording);
        List<Step> steps = recording.steps();
        this.moments =
                IntStream.range(0, steps.size()).filter(i -> isMoment(steps.get(i))).toArray();
    }

    /// The film of a run.
    public static Film of(Recording recording) {
        return new Film(recording);
    }

    /// What is shown.
    public Recording recording() {
        return recording;
    }

    @Override
    public int size() {
        return moments.length;
    }

    @Override
    public Frame get(int index) {
        int at = moments[index];
        Step step = recording.steps().get(at);
        replay.to(at);
        String sentence = Sentence.of(replay.top(), recording.header(), step);
        replay.to(at + 1);
        return new Frame(step, from(at), replay.state(), sentence);
    }

    private static boolean isMoment(Step step) {
        return switch (step) {
            case Step.Dequeued _ -> false;
            case Step.Burned work -> work.nanos() > work.from();
            default -> true;
        };
    }

    private String from(int at) {
        return at > 0 && recording.steps().get(at - 1) instanceof Step.Dequeued out
                ? out.queue()
                : "";
    }

    /// The index of the first moment at or after the step of that number; the last one if there is
    /// none.
    public int at(long number) {
        int low = 0;
        int high = moments.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (recording.steps().get(moments[middle]).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
