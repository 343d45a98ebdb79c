package spiral.learn;

import java.util.List;

/// A thread that the code under test started and that still runs after the last rule.
///
/// @param startedAt the stack of whoever made it, innermost first; empty when unknown
public record Leak(String thread, List<Frame> startedAt) {}
