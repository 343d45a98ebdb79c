package spiral.learn;

import java.io.IOException;
import java.nio.file.Path;
import spiral.learn.course.Catalogue;
import spiral.learn.course.Workspace;
import spiral.learn.judge.ClassPaths;
import spiral.learn.judge.Judge;
import spiral.learn.judge.StartCache;

/// The workspace that these tests run in.
public final class Checkout {
    private Checkout() {}

    public static Workspace workspace() {
        return Workspace.find(null, Path.of(""));
    }

    public static Catalogue catalogue() {
        return Catalogue.of(workspace());
    }

    public static ClassPaths paths() {
        return ClassPaths.of(workspace(), System.getProperty("java.class.path"));
    }

    /// A judge with a spare worker.
    public static Judge judge() throws IOException {
        return new Judge(paths(), StartCache.none(), 2);
    }
}
