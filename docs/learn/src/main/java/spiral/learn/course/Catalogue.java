package spiral.learn.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import spiral.console.SourceError;
import spiral.console.UserError;
import spiral.learn.Exercise;
import spiral.learn.page.PageReader;

/// All exercises of the workspace, in the order of the course: what an exercise needs comes before
/// it; then by module, difficulty and name.
///
/// @param exercises in that order
public record Catalogue(List<Exercise> exercises) {
    private static final String FOLDER = "src/exercises";
    private static final String PAGE = "exercise.md";

    /// Reads every page of the workspace.
    public static Catalogue of(Workspace workspace) {
        var found = new ArrayList<Exercise>();
        for (var module : workspace.modules()) {
            var pages = new ArrayList<Exercise>();
            for (var folder : folders(module.resolve(FOLDER))) {
                pages.add(read(module, folder));
            }
            pages.sort(Comparator.comparingInt(Exercise::difficulty).thenComparing(Exercise::slug));
            found.addAll(pages);
        }
        return new Catalogue(List.copyOf(sorted(found)));
    }

    /// The exercise of this name.
    public Exercise named(String slug) {
        return find(slug)
                .orElseThrow(() ->
                        UserError.unknown(
                                "exercise", slug, exercises.stream().map(Exercise::slug).toList()));
    }

    /// The exercise of this name, if there is one.
    public Optional<Exercise> find(String slug) {
        return exercises.stream().filter(each -> each.slug().equals(slug)).findFirst();
    }

    private static Exercise read(Path module, Path folder) {
        var page = folder.resolve(PAGE);
        try {
            return PageReader.read(Files.readString(page), module, folder);
        } catch (IllegalArgumentException wrong) {
            throw new SourceError(page.toString(), 1, 1, "---", String.valueOf(wrong.getMessage()));
        } catch (IOException unreadable) {
            throw UserError.environment("cannot read " + page);
        }
    }

    private static List<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (var children = Files.list(parent)) {
            return children.filter(each -> Files.isRegularFile(each.resolve(PAGE))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // repeatedly the first whose needs are all placed; a circle of needs is left in its order
    private static List<Exercise> sorted(List<Exercise> found) {
        var left = new ArrayList<>(found);
        var placed = new ArrayList<Exercise>();
        while (!left.isEmpty()) {
            var next = left.stream().filter(each -> isReady(each, left)).findFirst();
            placed.add(next.orElseGet(left::getFirst));
            left.remove(placed.getLast());
        }
        return placed;
    }

    private static boolean isReady(Exercise exercise, List<Exercise> left) {
        return left.stream().noneMatch(each -> exercise.needs().contains(each.slug()));
    }
}
