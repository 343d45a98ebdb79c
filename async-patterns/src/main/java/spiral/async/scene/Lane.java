package spiral.async.scene;

import java.util.List;

/// One line of a timeline, such as the calls or the state of a breaker.
public record Lane(String name, List<Mark> marks) {}
