/// Pictures of a run, each a pure function of its trace.
///
///     steps --Film--> frames --+--Lanes--> one frame as a picture, to be redrawn in place
///                              |
///                              +--Rows---> each frame as two lines, to be read from top to bottom
///
/// Start at [Film]. A [Frame] is one step, what the loop looked like after it ([LoopState]) and a
/// sentence that explains it ([Sentence]). Stepping back is showing an earlier frame.
@NullMarked
package spiral.eventloop.view;

import org.jspecify.annotations.NullMarked;
