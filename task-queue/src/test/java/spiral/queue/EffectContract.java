package spiral.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import spiral.queue.JobState.Name;

/// What every store promises about effects in the acknowledging transaction: exactly once, or not at all.
abstract class EffectContract extends BreakerContract {
    @Test
    @Order(18)
    @Tag("step:4")
    @DisplayName("an effect in the acknowledging transaction happens together with it")
    void effect() throws Exception {
        long worker = worker("a");
        submit(mail());
        Claim claim = claimOne(worker);
        Settlement.Effect table = c -> execute(c, "CREATE TABLE effect (job INTEGER)");
        Settlement.Effect row = c -> execute(c, "INSERT INTO effect VALUES (" + claim.job() + ")");

        settle(new Settlement.Success(claim, TOOK, Optional.empty(), List.of(table, row)));

        assertThat(effects()).isEqualTo(1);
    }

    @Test
    @Order(19)
    @Tag("step:4")
    @DisplayName(
            "an effect that fails is undone whole, and the attempt has failed; the others stand")
    void brokenEffect() throws Exception {
        long worker = worker("a");
        submit(mail());
        submit(mail());
        List<Claim> claims = store.claim(worker, MAIL, 2);
        Settlement.Effect table = c -> execute(c, "CREATE TABLE effect (job INTEGER)");
        Settlement.Effect good = c -> execute(c, "INSERT INTO effect VALUES (1)");
        Settlement.Effect bad = c -> execute(c, "INSERT INTO nowhere VALUES (1)");

        store.settle(
                worker,
                List.of(
                        new Settlement.Success(
                                claims.get(0), TOOK, Optional.empty(), List.of(table, good)),
                        new Settlement.Success(
                                claims.get(1), TOOK, Optional.empty(), List.of(good, bad))));

        assertThat(effects()).isEqualTo(1);
        assertThat(state(claims.get(0).job())).isEqualTo(Name.SUCCEEDED);
        assertThat(state(claims.get(1).job())).isEqualTo(Name.RETRYING);
    }

    @Test
    @Order(20)
    @Tag("step:4")
    @DisplayName("a refused acknowledgement has no effect either")
    void staleEffect() throws Exception {
        long worker = worker("a");
        submit(mail());
        Claim claim = claimOne(worker);
        Settlement.Effect table = c -> execute(c, "CREATE TABLE effect (job INTEGER)");
        Settlement.Effect row = c -> execute(c, "INSERT INTO effect VALUES (1)");
        Settlement settlement =
                new Settlement.Success(claim, TOOK, Optional.empty(), List.of(table, row));

        settle(settlement);
        settle(settlement);

        assertThat(effects()).isEqualTo(1);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
