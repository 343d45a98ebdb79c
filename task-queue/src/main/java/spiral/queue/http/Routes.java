package spiral.queue.http;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What there is: each resource with its methods. A new one is one more line here.
final class Routes {
    private final List<Route> routes;

    /// Answers a call; `id` is the number in its path, 0 where there is none.
    @FunctionalInterface
    private interface Endpoint {
        Answer answer(Call call, long id);
    }

    /// @param name what logs and metrics call it
    private record Route(String name, Pattern path, SortedMap<String, Endpoint> methods) {
        Route(String name, String path, Map<String, Endpoint> methods) {
            this(name, Pattern.compile("/v1/" + path), new TreeMap<>(methods));
        }
    }

    Routes(Submitting submitting, Looking looking, MetricsPage metrics) {
        String id = "([0-9]{1,18})";
        routes =
                List.of(
                        new Route(
                                "jobs",
                                "jobs",
                                Map.of(
                                        "GET", (call, _) -> looking.list(call),
                                        "POST", (call, _) -> submitting.one(call))),
                        new Route(
                                "batch",
                                "batch",
                                Map.of("POST", (call, _) -> submitting.batch(call))),
                        new Route("job", "jobs/" + id, Map.of("GET", looking::job)),
                        new Route(
                                "cancel",
                                "jobs/" + id + "/cancel",
                                Map.of("POST", looking::cancel)),
                        new Route(
                                "metrics",
                                "metrics",
                                Map.of("GET", (call, _) -> metrics.page(call))));
    }

    /// What a request's path is called; `none` for one that leads nowhere.
    String name(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::name)
                .findFirst()
                .orElse("none");
    }

    Answer answer(Call call) {
        for (Route route : routes) {
            Matcher path = route.path().matcher(call.path());
            if (path.matches()) {
                long id = path.groupCount() == 0 ? 0 : Long.parseLong(path.group(1));
                return endpoint(route, call.method()).answer(call, id);
            }
        }
        throw Problem.notFound();
    }

    /// HEAD is a GET whose body is kept back.
    private static Endpoint endpoint(Route route, String method) {
        Endpoint endpoint = route.methods().get(method.equals("HEAD") ? "GET" : method);
        if (endpoint == null) {
            throw notAllowed(route.methods().keySet().stream().toList());
        }
        return endpoint;
    }

    static Problem notAllowed(List<String> methods) {
        String allow = String.join(", ", methods).replace("GET", "GET, HEAD");
        return Problem.of(405, "here one can " + allow).with("Allow", allow);
    }
}
