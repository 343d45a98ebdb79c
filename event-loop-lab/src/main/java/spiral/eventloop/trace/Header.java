package spiral.eventloop.trace;

import java.util.List;
import java.util.Objects;
import spiral.eventloop.LoopModel;

/// What a recording says about itself before its first step.
///
/// @param program what people call the program: a scenario's name, a file, a worker
/// @param model the name of the [LoopModel]
/// @param checkpoint the queues that are emptied after every task, in order
/// @param queues the model's other queues, in the order in which a turn serves them
/// @param source the program's lines, for pictures that show them; may be empty
/// @param file what steps call the file of the source, in `file:line`
/// @param firstLine the number that steps give to the first line of the source
public record Header(
        String program,
        String model,
        List<String> checkpoint,
        List<String> queues,
        List<String> source,
        String file,
        int firstLine) {
    /// The most lines of source that a recording takes along; the rest is left out.
    public static final int SOURCE_LINES = 2_000;

    public Header {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(model, "model");
        checkpoint = List.copyOf(checkpoint);
        queues = List.copyOf(queues);
        source = source.stream().limit(SOURCE_LINES).toList();
    }

    /// The header of a program that runs by this model, without its source.
    public static Header of(String program, LoopModel model) {
        List<String> queues =
                model.phases().stream()
                        .flatMap(phase -> phase.queues().stream())
                        .distinct()
                        .toList();
        return new Header(program, model.name(), model.checkpoint(), queues, List.of(), "", 1);
    }

    /// The same with the lines of the program.
    public Header withSource(String newFile, int newFirstLine, List<String> newSource) {
        return new Header(program, model, checkpoint, queues, newSource, newFile, newFirstLine);
    }

    /// The line of [#source], from 1, that a place in the program stands for; 0 if it is in none.
    public int lineOf(String place) {
        if (!place.startsWith(file + ":") || !place.matches(".*:[0-9]{1,9}")) {
            return 0;
        }
        int line = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1)) - firstLine + 1;
        return line >= 1 && line <= source.size() ? line : 0;
    }
}
