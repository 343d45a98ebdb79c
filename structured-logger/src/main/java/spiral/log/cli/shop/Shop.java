package spiral.log.cli.shop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import spiral.log.context.Scope;
import spiral.log.context.Span;

/// The shop: customers order, the gateway asks orders, orders asks the bank. For one thread; time
/// passes only when the shop says so, and a seed decides everything, so the same day can be had
/// again.
public final class Shop implements AutoCloseable, InstantSource {
    private static final List<String> CUSTOMERS =
            List.of("ada", "alan", "barbara", "claude", "donald", "edsger", "frances", "grace");
    private static final int POOL = 20;
    private static final int SMALL_POOL = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private record Card(String number, String kind) {}

    private final Random random;
    private final Service gateway;
    private final Service orders;
    private final Service bank;
    private Instant now;
    private int orderId = 1_000;
    private int pool = POOL;

    /// A shop that opens then and logs into that folder.
    public Shop(Path folder, Instant opens, long seed) {
        this.now = opens;
        this.random = new Random(seed);
        this.gateway = new Service("gateway", folder, this, this::nanos, random);
        this.orders = new Service("orders", folder, this, this::nanos, random);
        this.bank = new Service("bank", folder, this, this::nanos, random);
    }

    @Override
    public Instant instant() {
        return now;
    }

    private long nanos() {
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private void pass(double millis) {
        now = now.plusNanos((long) (millis * 1e6));
    }

    /// A day of this length in which the bank is told to use too few connections from `from` to
    /// `to`.
    public void day(Duration length, Duration from, Duration to) {
        Instant opened = now;
        deploy("1.4.1", POOL);
        while (now.isBefore(opened.plus(length))) {
            Duration open = Duration.between(opened, now);
            boolean troubled = open.compareTo(from) >= 0 && open.compareTo(to) < 0;
            if (troubled && pool == POOL) {
                deploy("1.4.2", SMALL_POOL);
            } else if (!troubled && pool == SMALL_POOL) {
                deploy("1.4.3", POOL);
            }
            order(CUSTOMERS.get(random.nextInt(CUSTOMERS.size())));
            pass(200 + random.nextDouble() * 1_800);
        }
    }

    private void deploy(String version, int connections) {
        pool = connections;
        pass(5);
        bank.log()
                .atInfo()
                .addKeyValue("service.version", version)
                .addKeyValue("pool.size", connections)
                .log("configuration loaded");
    }

    private void order(String customer) {
        int id = orderId++;
        boolean placed = attempt(customer, id, 1);
        // frances does not wait: her client asks again and again
        for (int i = 2; !placed && customer.equals("frances") && i <= 60; i++) {
            pass(20);
            placed = attempt(customer, id, i);
        }
    }

    private boolean attempt(String customer, int id, int attempt) {
        Scope scope = Scope.where("correlation.id", "c-" + id).and("user", customer);
        Span span = gateway.spans().start("POST /orders");
        boolean[] placed = {false};
        scope.run(() -> placed[0] = within(span, () -> ask(id, attempt)));
        return placed[0];
    }

    private static boolean within(Span span, BooleanSupplier step) {
        boolean[] answer = {false};
        span.run(() -> answer[0] = step.getAsBoolean());
        return answer[0];
    }

    private boolean ask(int id, int attempt) {
        pass(1 + random.nextDouble());
        if (attempt > 1) {
            gateway.log().atInfo().addKeyValue("attempt", attempt).log("asked again");
        }
        boolean placed = within(orders.continued("place order"), () -> place(id, attempt > 1));
        pass(1);
        return placed;
    }

    private boolean place(int id, boolean again) {
        pass(2 + random.nextDouble() * 3);
        boolean placed = !again && within(bank.continued("charge card"), () -> charge(id));
        if (placed) {
            orders.log().atInfo().addKeyValue("order.id", id).log("order placed");
        } else if (!again) {
            orders.log().atError().addKeyValue("order.id", id).log("order lost");
        }
        return placed;
    }

    private boolean charge(int id) {
        Duration wait = waitForConnection();
        boolean connected = wait.compareTo(PATIENCE) < 0;
        if (connected) {
            pass(20 + random.nextDouble() * 30);
            bank.log()
                    .atInfo()
                    .addKeyValue("order.id", id)
                    .addKeyValue("card", new Card("4111-1111", "visa"))
                    .addKeyValue("waited.ms", wait.toMillis())
                    .log("charged");
        } else {
            bank.log()
                    .atWarn()
                    .addKeyValue("pool.size", pool)
                    .addKeyValue("waited.ms", wait.toMillis())
                    .log("no connection in time");
        }
        return connected;
    }

    private Duration waitForConnection() {
        double millis = pool == POOL ? random.nextDouble() : 900 + random.nextDouble() * 2_400;
        Duration wait =
                Duration.ofNanos((long) (Math.min(millis, (double) PATIENCE.toMillis()) * 1e6));
        pass((double) wait.toNanos() / 1e6);
        return wait;
    }

    @Override
    public void close() {
        gateway.close();
        orders.close();
        bank.close();
    }
}
