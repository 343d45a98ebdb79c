package spiral.learn.worker;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One loader for the learner's classes, the suite and the modules, so that they share a package.
///
///     a class of spiral.*  -->  the learner's?  -->  the suite's or a module's  -->  not found
///     any other            -->  this JVM's (JUnit, AssertJ)  -->  the libraries on the path
///
/// A class of the learner hides the module's class of that name *with all that is nested in it*:
/// what the learner left out is missing, and never filled in from the reference.
final class LearnersLoader extends URLClassLoader {
    private static final String OURS = "spiral.";

    private final Map<String, byte[]> mine;
    private final Set<String> hidden;

    LearnersLoader(Map<String, byte[]> mine, List<String> path) {
        super(urls(path), LearnersLoader.class.getClassLoader());
        this.mine = mine;
        this.hidden = mine.keySet().stream().map(LearnersLoader::top).collect(Collectors.toSet());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = mine.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        if (hidden.contains(top(name))) {
            throw new ClassNotFoundException(name);
        }
        return super.findClass(name);
    }

    private static String top(String name) {
        var dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    private static URL[] urls(List<String> path) {
        return path.stream().map(LearnersLoader::url).toArray(URL[]::new);
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(place, impossible);
        }
    }
}
