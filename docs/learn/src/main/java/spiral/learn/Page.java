package spiral.learn;

import java.util.List;
import java.util.Map;

/// What `exercise.md` says beside its front matter.
///
/// @param heading its `#` line
/// @param summary the sentence below it
/// @param sections the text of each `##` section, in the order of the page
/// @param hints unfolded, the first one first
/// @param approaches the text of each `###` below "Approaches", by name
public record Page(
        String heading,
        String summary,
        Map<String, String> sections,
        List<String> hints,
        List<Mistake> mistakes,
        Map<String, String> approaches,
        List<String> reflections,
        List<Card> cards) {

    /// The text of a section, empty when the page lacks it.
    public String section(String name) {
        return sections.getOrDefault(name, "");
    }
}
