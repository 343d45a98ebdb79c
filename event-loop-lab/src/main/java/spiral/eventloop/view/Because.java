package spiral.eventloop.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spiral.console.Ink;
import spiral.console.Text;
import spiral.eventloop.trace.Recording;
import spiral.eventloop.why.Life;
import spiral.eventloop.why.Rule;
import spiral.eventloop.why.Why;

/// Tells why a step happened, in lines for people.
public final class Because {
    private static final int WIDTH = 76;

    private final Why why;
    private final Recording recording;
    private final Pen pen;
    private final List<String> lines = new ArrayList<>();

    private Because(Why why, Recording recording, Pen pen) {
        this.why = why;
        this.recording = recording;
        this.pen = pen;
    }

    /// The whole story, at most 80 columns wide where names allow.
    public static List<String> lines(Why why, Recording recording, Pen pen) {
        return new Because(why, recording, pen).tell();
    }

    private List<String> tell() {
        long number = why.step().number();
        add(bold("Step " + number + ": " + sentence(number)));
        if (!why.chain().isEmpty()) {
            add("");
            add(bold("How it came to be"));
            why.chain().forEach(this::cause);
        }
        if (!why.rules().isEmpty()) {
            add("");
            add(bold("Why then"));
            why.rules().forEach(this::rule);
        }
        orders("What ran before it, while it waited", why.before());
        orders("What had been waiting longer, and waited on", why.behind());
        return lines;
    }

    private void cause(Life life) {
        String from = life.by() == 0 ? "From outside the loop: " : "";
        int line = recording.header().lineOf(life.at());
        String where = line > 0 && life.by() != 0 ? " (line " + line + ")" : "";
        step(life.asked(), from + sentence(life.asked()) + where);
        if (life.ran() && life.began() < why.step().number()) {
            step(life.began(), sentence(life.began()));
        }
    }

    private void orders(String title, List<Why.Order> orders) {
        if (orders.isEmpty()) {
            return;
        }
        add("");
        add(bold(title));
        Map<Rule, List<Life>> byRule = new LinkedHashMap<>();
        orders.forEach(order ->
                byRule.computeIfAbsent(order.rule(), _ -> new ArrayList<>()).add(order.life()));
        byRule.forEach((rule, lives) -> {
            say(lives.stream().map(Because::named).collect(Collectors.joining(", ")));
            rule(rule);
        });
        if (orders.size() == Why.MOST) {
            say("... and perhaps more");
        }
    }

    private static String named(Life life) {
        String when = life.ran() ? "step " + life.began() : "it never ran";
        return '"' + life.name() + "\" (" + life.queue() + ", " + when + ")";
    }

    private void rule(Rule rule) {
        say(rule.title() + ": " + rule.sentence());
        add(pen.paint().apply(Ink.GREY, "      " + rule.clause()));
        add(pen.paint().apply(Ink.GREY, "      " + rule.link()));
    }

    private void step(long number, String sentence) {
        add("%5d  ".formatted(number) + Words.visible(sentence));
    }

    private void say(String text) {
        Text.wrap(Words.visible(text), WIDTH - 4).forEach(line -> add("    " + line));
    }

    private String sentence(long number) {
        Replay replay = new Replay(recording);
        replay.to((int) number - 1);
        return Sentence.of(
                replay.top(), recording.header(), recording.steps().get((int) number - 1));
    }

    private String bold(String text) {
        return pen.paint().apply(Ink.BOLD, Words.visible(text));
    }

    private void add(String line) {
        lines.add(line);
    }
}
