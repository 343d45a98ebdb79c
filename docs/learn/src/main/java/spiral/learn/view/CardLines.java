package spiral.learn.view;

import java.util.ArrayList;
import java.util.List;
import spiral.console.Ink;
import spiral.console.Screen;
import spiral.learn.Card;

/// Review cards, one face at a time: the question, then the question with its answer, then the next
/// one. For one thread.
public final class CardLines {
    private final Screen screen;
    private final List<Card> cards;
    private int faces;

    /// @param cards in the order in which they are asked
    public CardLines(Screen screen, List<Card> cards) {
        this.screen = screen;
        this.cards = List.copyOf(cards);
    }

    /// True when the last answer has been shown.
    public boolean done() {
        return faces == 2 * cards.size();
    }

    /// The next face; after the last one the first again.
    public List<String> next() {
        if (done()) {
            faces = 0;
        }
        var answered = faces % 2 == 1;
        var lines = face(faces / 2, answered);
        faces++;
        return lines;
    }

    /// Every card with its answer, for whoever reads without keys.
    public List<String> all() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < cards.size(); i++) {
            lines.addAll(face(i, true));
            lines.add("");
        }
        return lines;
    }

    private List<String> face(int number, boolean answered) {
        var card = cards.get(number);
        var lines = new ArrayList<String>();
        lines.add(screen.paint(Ink.BOLD, "Card %d of %d".formatted(number + 1, cards.size())));
        lines.addAll(Prose.wrap("  Q  ", card.question(), Integer.MAX_VALUE));
        if (answered) {
            lines.addAll(Prose.wrap("  A  ", card.answer(), Integer.MAX_VALUE));
        }
        return lines;
    }
}
