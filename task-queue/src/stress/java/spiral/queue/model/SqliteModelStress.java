package spiral.queue.model;

import org.junit.jupiter.api.DisplayName;

@DisplayName("Thousands of histories of the queue, on SQLite")
class SqliteModelStress extends SqliteModelProperties {
    @Override
    int histories() {
        return 3_000;
    }

    @Override
    int crowds() {
        return 20;
    }
}
