package spiral.queue.cli.demo;

import java.util.List;
import spiral.queue.demo.Facts;
import spiral.queue.demo.Loss;

/// What a demo leaves for its last page.
///
/// @param losses workers that died, and where their jobs came back
record Outcome(Facts facts, List<Loss> losses, Prediction prediction) {}
