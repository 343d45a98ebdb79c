package spiral.learn;

/// One test, seen as what it says.
///
/// @param sentence its `@DisplayName`
/// @param order its `@Order`: when a learner meets it
/// @param step its `@Tag("step:1")`, empty without one
/// @param method the test method, to show its source
public record Rule(String sentence, int order, String step, String method) {}
