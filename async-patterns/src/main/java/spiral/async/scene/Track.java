package spiral.async.scene;

import java.util.ArrayList;
import java.util.List;

/// A lane while it is being written. Owned by the thread that plays the scene.
final class Track {
    private final Stage stage;
    private final List<Mark> marks = new ArrayList<>();
    private final List<Span> open = new ArrayList<>();

    Track(Stage stage) {
        this.stage = stage;
    }

    /// Something happens now.
    void mark(Kind kind) {
        marks.add(new Mark(kind, stage.now(), stage.now(), 0));
    }

    /// Something begins now; it lasts until it is ended or the curtain falls.
    Span begin(Kind kind) {
        return begin(kind, 0);
    }

    /// The state is this from now on, until it is another.
    void become(Kind kind) {
        end();
        begin(kind);
    }

    /// The number is this from now on, until it is another.
    void count(int count) {
        if (open.isEmpty() || open.getLast().count != count) {
            end();
            begin(Kind.COUNT, count);
        }
    }

    List<Mark> marks() {
        end();
        return List.copyOf(marks);
    }

    private Span begin(Kind kind, int count) {
        var span = new Span(kind, stage.now(), count);
        open.add(span);
        return span;
    }

    /// Whatever lasts ends now.
    void end() {
        List.copyOf(open).forEach(Span::end);
    }

    /// What began and has not ended.
    final class Span {
        private final Kind kind;
        private final long from;
        private final int count;

        private Span(Kind kind, long from, int count) {
            this.kind = kind;
            this.from = from;
            this.count = count;
        }

        void end() {
            open.remove(this);
            if (stage.now() > from) {
                marks.add(new Mark(kind, from, stage.now(), count));
            }
        }
    }
}
