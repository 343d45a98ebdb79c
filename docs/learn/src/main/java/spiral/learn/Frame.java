package spiral.learn;

/// A line of a stack trace.
///
/// @param type the full name of the class
/// @param line counted from 1; below that when unknown
public record Frame(String type, String method, String file, int line) {
    @Override
    public String toString() {
        return "%s.%s(%s:%d)".formatted(type, method, file, line);
    }
}
