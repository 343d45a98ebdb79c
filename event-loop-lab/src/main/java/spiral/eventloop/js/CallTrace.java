package spiral.eventloop.js;

import java.util.BitSet;
import java.util.function.Supplier;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.management.ExecutionEvent;
import org.graalvm.polyglot.management.ExecutionListener;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// Reports a traced program's calls and lines to the loop, and knows where it is: `file:line`.
///
/// An async function that goes on after `await` is pushed and popped again. Three frames of the
/// engine's own are not shown: what makes a file a function, that function, and the second half of
/// an async function's first call. Only the thread that runs the program touches it.
final class CallTrace implements Supplier<String>, AutoCloseable {
    private final BitSet shown = new BitSet(); // of the frames on the stack, by depth
    private int depth;
    private String at = "";
    private String justEntered = ""; // a function that has not come to a line yet
    private @Nullable EventLoop loop;
    private @Nullable ExecutionListener listener;
    private Runnable atEachLine = () -> {};

    /// Where the program is.
    @Override
    public String get() {
        return at;
    }

    /// @param newAtEachLine called at each line, and when a function has returned
    void begin(Engine engine, EventLoop newLoop, Runnable newAtEachLine) {
        loop = newLoop;
        atEachLine = newAtEachLine;
        listener =
                ExecutionListener.newBuilder()
                        .roots(true)
                        .statements(true)
                        .sourceFilter(source -> !source.isInternal())
                        .onEnter(this::entered)
                        .onReturn(this::returned)
                        .attach(engine);
    }

    private void entered(ExecutionEvent event) {
        if (loop == null) {
            return;
        }
        atEachLine.run();
        SourceSection place = event.getLocation();
        if (event.isRoot()) {
            boolean visible = !isWholeFile(event) && !isSecondHalf(event);
            shown.set(depth++, visible);
            justEntered = Names.function(event.getRootName()) + Names.place(place);
            if (visible) {
                at = Names.place(place);
                loop.push(Names.function(event.getRootName()), at);
            }
        } else if (!isWrapper(place)) {
            justEntered = "";
            at = Names.place(place);
            loop.tracer().ifPresent(tracer -> tracer.lineReached(at));
        }
    }

    private void returned(ExecutionEvent event) {
        if (loop == null) {
            return;
        }
        atEachLine.run();
        justEntered = "";
        if (event.isRoot() && shown.get(--depth)) {
            loop.pop();
        }
    }

    private boolean isSecondHalf(ExecutionEvent event) {
        return justEntered.equals(
                Names.function(event.getRootName()) + Names.place(event.getLocation()));
    }

    // a script or a module; or the function around a CommonJS module
    private static boolean isWholeFile(ExecutionEvent event) {
        return Names.isFile(event.getRootName()) || isWrapper(event.getLocation());
    }

    private static boolean isWrapper(SourceSection place) {
        return place.getStartLine() == 1
                && place.getCharIndex() <= 1
                && place.getSource()
                        .getCharacters()
                        .subSequence(
                                0,
                                Math.min(JsWorld.WRAPPER.length(), place.getSource().getLength()))
                        .toString()
                        .equals(JsWorld.WRAPPER);
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
