package spiral.eventloop.trace;

import java.util.List;
import java.util.Objects;
import spiral.eventloop.LoopModel;
import spiral.eventloop.Phase;

/// What a recording says about itself before its first step.
///
/// @param program what people call the program: a scenario's name, a file, a worker
/// @param model the name of the [LoopModel]
/// @param checkpoint the queues that are emptied after every task, in order
/// @param queues the model's other queues, in the order in which a turn serves them
/// @param source the program's lines, for pictures that show them; may be empty
public record Header(
        String program,
        String model,
        List<String> checkpoint,
        List<String> queues,
        List<String> source) {
    /// The most lines of source that a recording takes along; the rest is left out.
    public static final int SOURCE_LINES = 2_000;

    public Header {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(model, "model");
        checkpoint = List.copyOf(checkpoint);
        queues = List.copyOf(queues);
        source = source.stream().limit(SOURCE_LINES).toList();
    }

    /// The header of a program that runs by this model.
    public static Header of(String program, LoopModel model, List<String> source) {
        List<String> queues = model.phases().stream().map(Phase::queue).distinct().toList();
        return new Header(program, model.name(), model.checkpoint(), queues, source);
    }
}
