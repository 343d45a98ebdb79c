package spiral.queue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import spiral.queue.store.LowWater.Place;

/// Finds the running jobs of some workers, a page at a time, each in whatever transaction the caller
/// is in.
///
/// How this works. Where claims touch no index ([ShelvesSchema]) none says who holds a job that has
/// just been taken: it stands in the line among those that are ready, and the line has to be walked,
/// a million places in half a second. So one walk serves all the workers, a page of it ([#PLACES])
/// goes by in milliseconds, and between two pages everybody else has his turn. A job that runs keeps
/// its place or is set aside; so the line comes first, and then whatever has an index.
///
/// For one thread.
final class Walk {
    /// So many jobs are found at once: to give them back takes about 20 ms.
    static final int JOBS = 300;

    /// So many places of the line are walked past at once.
    private static final int PLACES = 20_000;

    private final Collection<Long> workers;
    private Place after = Place.FRONT;
    private boolean inLine = true;
    private boolean over;

    Walk(Collection<Long> workers) {
        this.workers = workers;
        this.over = workers.isEmpty();
    }

    /// True when there is nothing more to find.
    boolean over() {
        return over;
    }

    /// The next of their jobs; perhaps none, without being over.
    List<Long> next(Session session) throws SQLException {
        Optional<String> line = session.dialect().runningInLine();
        if (inLine && line.isPresent()) {
            return fromLine(session, line.get());
        }
        inLine = false;
        return fromIndex(session);
    }

    private record Stop(Place place, boolean found) {
        static Stop of(ResultSet row) throws SQLException {
            return new Stop(new Place(row.getLong(1), row.getLong(2)), row.getBoolean(3));
        }
    }

    private List<Long> fromLine(Session session, String line) throws SQLException {
        List<Stop> stops =
                session.query(
                        """
                        WITH walked AS MATERIALIZED (
                          SELECT rank, id, state, owner FROM job WHERE %s AND (rank, id) > (?, ?)
                          ORDER BY rank, id LIMIT %d),
                        found AS MATERIALIZED (
                          SELECT rank, id FROM walked WHERE state = 2 AND owner %s
                          ORDER BY rank, id LIMIT %d)
                        SELECT rank, id, true FROM found UNION ALL
                        (SELECT rank, id, false FROM walked ORDER BY rank DESC, id DESC LIMIT 1)\
                        """
                                .formatted(line, PLACES, session.dialect().amongIds(), JOBS),
                        Stop::of,
                        after.rank(),
                        after.id(),
                        session.dialect().list(workers));
        List<Place> found = stops.stream().filter(Stop::found).map(Stop::place).toList();
        if (stops.isEmpty()) {
            inLine = false;
            after = Place.FRONT;
        } else {
            after = found.size() == JOBS ? found.getLast() : stops.getLast().place();
        }
        return found.stream().map(Place::id).toList();
    }

    private List<Long> fromIndex(Session session) throws SQLException {
        List<Long> found =
                session.query(
                        "SELECT id FROM job WHERE %s AND owner %s AND id > ? ORDER BY id LIMIT %d"
                                .formatted(
                                        session.dialect().running(),
                                        session.dialect().amongIds(),
                                        JOBS),
                        row -> row.getLong(1),
                        session.dialect().list(workers),
                        after.id());
        over = found.size() < JOBS;
        after = over ? after : new Place(0, found.getLast());
        return found;
    }
}
