package spiral.eventloop.view;

/// Something that lasted: a call on the stack, a task's wait in a queue, a timer.
///
/// @param lane the title of its lane
/// @param label what it is called
/// @param from the number of the step that began it
/// @param to the number of the step that ended it; that of the last step if nothing did
/// @param row its place in its lane, from 0: spans of one row do not overlap
record Span(String lane, String label, long from, long to, int row) {}
