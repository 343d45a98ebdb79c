package spiral.learn.cli;

import spiral.console.Commands;

/// The start of `./spiral learn`.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Commands.run(new LearnCommand(), args));
    }
}
