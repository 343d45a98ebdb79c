package spiral.learn;

/// How to extend a module: one file, one line, one contract suite.
///
/// @param file the file to add
/// @param listed the place of the one line that names it
/// @param contract the suite to inherit
/// @param shownBy the command that shows it
public record Drill(String module, String file, String listed, String contract, String shownBy) {}
