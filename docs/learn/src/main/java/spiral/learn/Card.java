package spiral.learn;

/// Something to remember, asked again later.
public record Card(String question, String answer) {}
