package spiral.sim.cli;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spiral.console.CommonOptions;
import spiral.console.Exit;
import spiral.console.Screen;
import spiral.console.UserError;
import spiral.sim.game.Regulator;

/// `sim play variety`: buy answers until little enough trouble comes through.
@Command(
        name = "variety",
        description = "Ashby's law: how many answers do you need against eight kinds of trouble?",
        footer = {
            "",
            "Examples:",
            "  ./spiral sim play variety",
            "  ./spiral sim play variety --kinds 16"
        })
final class PlayVariety implements Callable<Integer> {
    private static final int MAX_KINDS = 64;
    private static final int DAYS = 2_000;
    private static final int PRICE = 10;
    private static final int DAMAGE = 15;

    @Mixin private final CommonOptions common = new CommonOptions();

    @Option(names = "--kinds", paramLabel = "N", description = "kinds of trouble; 8 if not said")
    private int kinds = 8;

    @Option(names = "--seed", paramLabel = "N", description = "another order of trouble")
    private long seed = 1;

    @Override
    public Integer call() {
        if (kinds < 2 || kinds > MAX_KINDS) {
            throw new UserError("kinds must be 2 to %d but was %d".formatted(MAX_KINDS, kinds));
        }
        Screen screen = common.screen();
        Questions questions = new Questions(screen);
        Regulator regulator = new Regulator(kinds);
        RandomGenerator chance = new SplittableRandom(seed);
        welcome(screen);
        boolean buying = true;
        while (buying) {
            met(regulator, chance, screen);
            buying = regulator.answers() < kinds && buys(regulator, questions);
        }
        ended(regulator, screen);
        return Exit.OK;
    }

    private void welcome(Screen screen) {
        String story =
                ("%d kinds of trouble come in no order, and you have one answer. Each answer more"
                                + " costs %d coins; each bit of trouble that comes through costs %d.")
                        .formatted(kinds, PRICE, DAMAGE);
        Talk.wrapped(story, Talk.width(screen)).forEach(screen::out);
        screen.out("");
    }

    private void met(Regulator regulator, RandomGenerator chance, Screen screen) {
        for (int i = 0; i < DAYS; i++) {
            regulator.meet(chance.nextInt(kinds));
        }
        screen.out(
                "%2d answers: %s %.2f bits get by, the limit is %.2f; %.0f coins"
                        .formatted(
                                regulator.answers(),
                                bar(regulator.entropy(), screen),
                                regulator.entropy(),
                                regulator.limit(),
                                coins(regulator)));
    }

    private static String bar(double bits, Screen screen) {
        return screen.glyph("█", "#").repeat((int) Math.round(4 * bits));
    }

    private static double coins(Regulator regulator) {
        return PRICE * (regulator.answers() - 1) + DAMAGE * regulator.entropy();
    }

    private static boolean buys(Regulator regulator, Questions questions) {
        OptionalInt answer = questions.number("buy how many answers? 0 stops", 1, MAX_KINDS);
        int more = answer.orElse(0);
        for (int i = 0; i < more && regulator.limit() > 0; i++) {
            regulator.buy();
        }
        return more > 0;
    }

    private void ended(Regulator regulator, Screen screen) {
        screen.out("");
        screen.out("You paid %.0f coins.".formatted(coins(regulator)));
        screen.out("Only variety can destroy variety: no skill brings the bits below the limit.");
        screen.out("Try next: ./spiral sim run variety");
    }
}
