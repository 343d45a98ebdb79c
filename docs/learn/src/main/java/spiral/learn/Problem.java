package spiral.learn;

/// A place that the compiler does not understand.
///
/// @param file the name of the file, without its folder
/// @param line counted from 1
/// @param column counted from 1
/// @param lineText the line itself
/// @param sentence what is the matter, in plain words
/// @param code javac's own name for it
public record Problem(
        String file, int line, int column, String lineText, String sentence, String code) {}
