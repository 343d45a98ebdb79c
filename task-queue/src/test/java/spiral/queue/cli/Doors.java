package spiral.queue.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import spiral.queue.JobQueue;
import spiral.queue.http.Client;
import spiral.queue.http.HttpApi;
import spiral.queue.http.HttpSettings;
import spiral.queue.http.Token;
import spiral.queue.http.Tokens;

/// One store and its doors.
record Doors(String url, JobQueue queue, HttpApi api, Client http, Prompt prompt)
        implements AutoCloseable {
    static final String SECRET = "web-secret-0123456789";
    private static final Tokens TOKENS =
            new Tokens(List.of(Token.of("web", SECRET, Set.of("mail"))));

    static Doors open(String url, Path folder) throws IOException {
        JobQueue queue = JobQueue.open(url);
        HttpApi api = HttpApi.start(queue, HttpSettings.usual(TOKENS), InstantSource.system());
        return new Doors(url, queue, api, new Client(api.uri(), SECRET), new Prompt(folder));
    }

    Prompt.Result file(String json) throws IOException {
        String file = prompt.file("jobs.jsonl", json);
        return prompt.run("submit", "--db", url, "--any-type", "--file", file);
    }

    @Override
    public void close() {
        api.close();
        queue.close();
        prompt.close();
    }
}
