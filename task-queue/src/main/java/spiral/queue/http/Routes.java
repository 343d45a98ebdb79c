package spiral.queue.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What there is: each resource with its methods. A new one is one more line here.
final class Routes {
    private final List<Route> routes;

    /// Answers a call; `id` is the number in its path, 0 where there is none.
    @FunctionalInterface
    private interface Endpoint {
        Answer answer(Call call, long id) throws IOException;
    }

    /// @param name what logs and metrics call it
    private record Route(String name, Pattern path, Map<String, Endpoint> methods) {}

    Routes(Submitting submitting, Looking looking, MetricsPage metrics) {
        routes =
                List.of(
                        new Route(
                                "jobs",
                                Pattern.compile("/v1/jobs"),
                                methods(
                                        "GET", (call, id) -> looking.list(call),
                                        "POST", (call, id) -> submitting.one(call))),
                        new Route(
                                "batch",
                                Pattern.compile("/v1/batch"),
                                Map.of("POST", (call, id) -> submitting.batch(call))),
                        new Route(
                                "job",
                                Pattern.compile("/v1/jobs/([0-9]{1,18})"),
                                Map.of("GET", looking::job)),
                        new Route(
                                "cancel",
                                Pattern.compile("/v1/jobs/([0-9]{1,18})/cancel"),
                                Map.of("POST", looking::cancel)),
                        new Route(
                                "metrics",
                                Pattern.compile("/v1/metrics"),
                                Map.of("GET", (call, id) -> metrics.page(call))));
    }

    private static Map<String, Endpoint> methods(
            String one, Endpoint first, String other, Endpoint second) {
        Map<String, Endpoint> methods = new LinkedHashMap<>();
        methods.put(one, first);
        methods.put(other, second);
        return methods;
    }

    /// What a request's path is called; `none` for one that leads nowhere.
    String name(String path) {
        return routes.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::name)
                .findFirst()
                .orElse("none");
    }

    Answer answer(Call call) throws IOException {
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
