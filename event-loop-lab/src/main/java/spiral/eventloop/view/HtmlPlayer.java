package spiral.eventloop.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import spiral.console.Json;
import spiral.eventloop.Step;
import spiral.eventloop.trace.Header;
import spiral.eventloop.trace.Recording;

/// Makes a page that plays one run, or two side by side: one file, without network, with keyboard,
/// scrubber and every step as text.
///
/// The page holds no loop of its own: each moment brings the lanes that changed, as [Replay] found
/// them, and the page puts them on the screen.
public final class HtmlPlayer {
    /// The most moments of a run that a page shows; later ones are left out, and the page says so.
    public static final int LONGEST = 20_000;

    private static final String TEMPLATE = "player.html";
    private static final Pattern PART = Pattern.compile("@(TITLE|RUNS|DATA)@");

    private HtmlPlayer() {}

    /// The page of these runs.
    ///
    /// @param runs one, or two to be compared
    public static String page(List<Recording> runs) {
        String title =
                runs.stream().map(run -> run.header().program()).collect(Collectors.joining(" | "));
        List<Object> data = new ArrayList<>();
        StringBuilder stages = new StringBuilder();
        for (Recording run : runs) {
            List<Frame> frames = Film.of(run).stream().limit(LONGEST).toList();
            if (frames.isEmpty()) {
                throw new IllegalArgumentException("nothing happened in " + run.header().program());
            }
            data.add(data(run, frames));
            stages.append(stage(run, frames));
        }
        Map<String, String> parts =
                Map.of(
                        "TITLE",
                        escape(title),
                        "RUNS",
                        stages.toString(),
                        "DATA",
                        Json.line(data).replace("<", "\\u003c"));
        return PART.matcher(template())
                .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1))));
    }

    // ---- what the script reads

    private static Map<String, Object> data(Recording run, List<Frame> frames) {
        List<Object> moments = new ArrayList<>();
        List<Lane> before = List.of();
        for (Frame frame : frames) {
            LoopState state = frame.after();
            moments.add(
                    List.of(
                            frame.step().number(),
                            frame.time(),
                            state.phase(),
                            state.line(),
                            mark(frame, run.header()),
                            changes(before, state.lanes())));
            before = state.lanes();
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("steps", run.steps().size());
        data.put("lanes", before.stream().map(HtmlPlayer::titleAndKind).toList());
        data.put("frames", moments);
        return data;
    }

    private static List<String> titleAndKind(Lane lane) {
        return List.of(lane.title(), lane.kind().name().toLowerCase(Locale.ROOT));
    }

    // the letter of the key that goes there
    private static String mark(Frame frame, Header header) {
        return switch (frame.step()) {
            case Step.Pushed _ when frame.begins() ->
                    header.checkpoint().contains(frame.from()) ? "m" : "t";
            case Step.PhaseEntered _ -> "p";
            case Step.Output _ -> "o";
            default -> "";
        };
    }

    private static Map<Integer, List<Object>> changes(List<Lane> before, List<Lane> after) {
        Map<Integer, List<Object>> changes = new LinkedHashMap<>();
        for (int i = 0; i < after.size(); i++) {
            Lane lane = after.get(i);
            if (before.isEmpty() || !lane.equals(before.get(i))) {
                List<Object> items = new ArrayList<>();
                items.add(lane.size());
                items.addAll(lane.items());
                changes.put(i, items);
            }
        }
        return changes;
    }

    // ---- what everybody reads

    private static String stage(Recording run, List<Frame> frames) {
        Header header = run.header();
        StringBuilder html = new StringBuilder();
        html.append(
                "<section class=\"run\"><h2>%s <span class=\"soft\">(model %s)</span></h2>\n"
                        .formatted(escape(header.program()), escape(header.model())));
        html.append("<p class=\"say\" aria-live=\"polite\"></p>\n<div class=\"lanes\"></div>\n");
        if (!header.source().isEmpty()) {
            html.append("<pre tabindex=\"0\" aria-label=\"The program\">");
            for (int i = 0; i < header.source().size(); i++) {
                html.append(
                        "<span data-n=\"%d\">%s</span>"
                                .formatted(i + 1, escape(header.source().get(i))));
            }
            html.append("</pre>\n");
        }
        html.append(
                "<details><summary>All steps as text</summary><ol class=\"log\" tabindex=\"0\">");
        for (Frame frame : frames) {
            html.append(
                    "<li><b>%d</b><span>%s</span></li>"
                            .formatted(frame.step().number(), escape(frame.sentence())));
        }
        html.append("</ol>%s</details></section>\n".formatted(missing(run, frames)));
        return html.toString();
    }

    private static String missing(Recording run, List<Frame> frames) {
        if (frames.size() == LONGEST) {
            return "<p>Only the first %,d moments are shown.</p>".formatted(LONGEST);
        }
        return run.whole() ? "" : "<p>" + Log.cut(run) + "</p>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String template() {
        try (InputStream in = HtmlPlayer.class.getResourceAsStream(TEMPLATE)) {
            return new String(Objects.requireNonNull(in, TEMPLATE).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
