package spiral.sim.expr;

/// Where the code of a function lies, for engines that write calls of it. JavaScript has a function
/// of the same name: in `Math`, or else among our own.
///
/// @param home `Math`, or a class of this package
/// @param name what the static method is called
public record StaticMethod(Class<?> home, String name) {}
