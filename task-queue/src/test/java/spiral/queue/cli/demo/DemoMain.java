package spiral.queue.cli.demo;

import spiral.console.Commands;

/// The demo's command as a program of its own, for tests that run it as a process.
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] args) {
        System.exit(Commands.run(new DemoCommand(), args));
    }
}
