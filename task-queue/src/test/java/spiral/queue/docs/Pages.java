package spiral.queue.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/// For tests that run a command of the pages themselves, because it takes long.
public final class Pages {
    private Pages() {}

    /// Holds every page that shows this command against what it has printed.
    public static void showWhatWasPrinted(String command, List<String> printed) throws IOException {
        int shown = 0;
        for (Page page : Workspace.pages()) {
            for (Page.Block block : page.blocks("console")) {
                for (Transcript said : Transcript.of(block)) {
                    if (said.command().equals(command)) {
                        assertThat(said.differs(printed))
                                .as("%s shows what is not in:%n%s", page.at(said.first()), printed)
                                .isEmpty();
                        shown++;
                    }
                }
            }
        }
        assertThat(shown).as("pages that show " + command).isPositive();
    }
}
