package spiral.sim.cli;

import java.util.concurrent.Callable;
import spiral.console.Exit;
import spiral.console.UserError;
import spiral.sim.ModelException;

/// A command whose model may refuse to run: the model's sentence becomes the command's.
interface Refusal extends Callable<Integer> {
    /// Does what the command is for.
    void act();

    @Override
    default Integer call() {
        try {
            act();
            return Exit.OK;
        } catch (ModelException refused) {
            throw new UserError(String.valueOf(refused.getMessage()));
        }
    }
}
