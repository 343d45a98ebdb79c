package spiral.log.bench;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;

/// Logback with everything but the file: encodes, and writes nowhere.
public final class NullAppender extends OutputStreamAppender<ILoggingEvent> {
    /// What logback.xml sets for files.
    public void setFile(String file) {}

    /// What logback.xml sets for files.
    public void setBufferSize(int bytes) {}

    @Override
    public void start() {
        setOutputStream(OutputStream.nullOutputStream());
        super.start();
    }
}
