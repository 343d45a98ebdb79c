package spiral.eventloop.js;

import java.util.function.Supplier;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.management.ExecutionEvent;
import org.graalvm.polyglot.management.ExecutionListener;
import org.jspecify.annotations.Nullable;
import spiral.eventloop.EventLoop;

/// Reports a traced program's calls and lines to the loop, and knows where it is: `file:line`.
///
/// An async function that goes on after `await` is pushed and popped again. Only the thread that
/// runs the program touches it.
final class CallTrace implements Supplier<String>, AutoCloseable {
    private String at = "";
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
        atEachLine.run();
        at = place(event.getLocation());
        if (loop == null) {
            return;
        }
        if (event.isRoot()) {
            loop.push(name(event), at);
        } else {
            loop.tracer().ifPresent(tracer -> tracer.lineReached(at));
        }
    }

    private void returned(ExecutionEvent event) {
        atEachLine.run();
        if (event.isRoot() && loop != null) {
            loop.pop();
        }
    }

    private static String name(ExecutionEvent event) {
        String name = event.getRootName();
        return name == null || name.isEmpty() || name.equals(":=>") ? "(anonymous)" : name;
    }

    private static String place(SourceSection section) {
        String file = section.getSource().getName();
        return file.substring(file.lastIndexOf('/') + 1) + ":" + section.getStartLine();
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
