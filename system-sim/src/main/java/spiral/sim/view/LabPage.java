package spiral.sim.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import spiral.console.Json;
import spiral.sim.Model;
import spiral.sim.Variable;
import spiral.sim.catalogue.CatalogueModel;
import spiral.sim.catalogue.CatalogueModel.Experiment;
import spiral.sim.js.JavaScriptModel;

/// A model as one HTML page with sliders: it runs in the browser by the same equations with the same
/// bits, and shows at each moment which loop leads.
///
///     lab.html + machine + model + words + diagrams = one file, nothing fetched
///
/// The page works from `file://`, with the keyboard, in light and dark, and moves only slowly where
/// reduced motion is asked for.
public final class LabPage {
    private static final Pattern PLACE = Pattern.compile("@([A-Z]+)@");
    private static final Pattern WIDE = Pattern.compile("viewBox=\"0 0 (\\d+)");
    private static final double LEGIBLE = 0.62; // of the size in which a diagram was drawn
    private static final double LARGEST = 1.2;

    private final CatalogueModel entry;
    private final Model model;

    private LabPage(CatalogueModel entry) {
        this.entry = entry;
        model = entry.model();
    }

    /// The page for this model, as text.
    public static String of(CatalogueModel entry) {
        return new LabPage(entry).page();
    }

    private String page() {
        Matcher places = PLACE.matcher(template());
        return places.replaceAll(place -> Matcher.quoteReplacement(filled(place.group(1))));
    }

    private String filled(String place) {
        return switch (place) {
            case "TITLE" -> Svg.escaped(entry.name());
            case "STORY" -> Svg.escaped(entry.story());
            case "CAUSES" -> legible(CausalDiagram.of(model));
            case "CAUSEWORDS" -> Svg.escaped(CausalDiagram.words(model));
            case "PIPES" -> legible(StockFlowDiagram.of(model));
            case "PIPEWORDS" -> Svg.escaped(StockFlowDiagram.words(model));
            case "SEE" -> paragraphs(entry.whatToSee(entry.run()));
            case "EQUATIONS" -> equations();
            case "MACHINE" -> JavaScriptModel.machine();
            case "MODEL" -> JavaScriptModel.source(model, entry.method());
            case "WORDS" -> Json.line(words()).replace("<", "\\u003c");
            default -> throw new IllegalStateException("the page has no place " + place);
        };
    }

    /// A diagram that scrolls within its frame before its words become too small to read, and stops
    /// growing before they shout.
    private static String legible(String image) {
        Matcher wide = WIDE.matcher(image);
        double width = wide.find() ? Double.parseDouble(wide.group(1)) : 0;
        return "<div class=\"wide\" tabindex=\"0\" style=\"--least:%.0fpx;--most:%.0fpx\">%s</div>"
                .formatted(LEGIBLE * width, LARGEST * width, image);
    }

    private static String paragraphs(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> "<p>" + Svg.escaped(sentence) + "</p>")
                .collect(Collectors.joining());
    }

    private String equations() {
        return model.variables().stream()
                .map(Variable::line)
                .map(line -> "<tr><td>" + Svg.escaped(line) + "</td></tr>")
                .collect(Collectors.joining());
    }

    private Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("method", entry.method().name());
        words.put("charts", entry.charts());
        words.put("experiments", entry.experiments().stream().map(this::experiment).toList());
        return words;
    }

    private Map<String, Object> experiment(Experiment experiment) {
        Map<String, Double> settings = new LinkedHashMap<>();
        String[] words = experiment.arguments().split(" --set ", -1);
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            settings.put(model.variable(pair[0]).name(), Double.valueOf(pair[1]));
        }
        return Map.of("question", experiment.question(), "set", settings);
    }

    private static String template() {
        try (InputStream in = LabPage.class.getResourceAsStream("lab.html")) {
            return new String(
                    Objects.requireNonNull(in, "lab.html").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
