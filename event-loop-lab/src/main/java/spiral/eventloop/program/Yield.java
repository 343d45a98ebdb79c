package spiral.eventloop.program;

import org.jspecify.annotations.Nullable;

/// The words `yield` and `await`, inside an async generator.
///
/// For the generator's own code only.
public final class Yield {
    /// Ends a body in its middle, so that its `finally` blocks run.
    static final class Returning extends Error {
        private static final long serialVersionUID = 1;

        // not kept when serialized, which nobody does
        private final transient @Nullable Object value;

        Returning(@Nullable Object value) {
            super("the generator was asked to return", null, false, false);
            this.value = value;
        }

        @Nullable Object value() {
            return value;
        }
    }

    /// An item on its way out.
    record Item(@Nullable Object value) {}

    private final Coroutine self;
    private final Await await;

    Yield(Coroutine self, Await await) {
        this.self = self;
        this.await = await;
    }

    /// The word `await`.
    public Await await() {
        return await;
    }

    /// Awaits the value, hands it out, and waits for the next request. A request to return ends
    /// the body here.
    public void item(@Nullable Object value) {
        Item item = new Item(await.onAny(value));
        AsyncGenerator.Request request;
        try {
            request = (AsyncGenerator.Request) self.suspend(item);
        } catch (Throwable error) {
            throw Await.<RuntimeException>sneaky(error);
        }
        switch (request) {
            case AsyncGenerator.Request.Next _ -> {}
            case AsyncGenerator.Request.Throw thrown ->
                    throw Await.<RuntimeException>sneaky(thrown.error());
            case AsyncGenerator.Request.Return returned ->
                    throw new Returning(await.onAny(returned.value()));
            case null -> throw new AssertionError("resumed without a request");
        }
    }
}
