package spiral.eventloop.why;

/// The rules that decide what runs next, each with the place where it is written down.
public enum Rule {
    /// Nothing interrupts what is on the stack.
    RUN_TO_COMPLETION(
            "run to completion",
            "What is on the stack runs to its end before anything else begins.",
            "ECMA-262, 9.5 Jobs and Host Operations to Enqueue Jobs",
            "https://tc39.es/ecma262/#sec-jobs"),
    /// Microtasks keep their order.
    FIRST_IN_FIRST_OUT(
            "first in, first out",
            "Of one queue, what joined first runs first.",
            "ECMA-262, 9.5.5 HostEnqueuePromiseJob",
            "https://tc39.es/ecma262/#sec-hostenqueuepromisejob"),
    /// The checkpoint.
    MICROTASKS_FIRST(
            "microtask checkpoint",
            "When the stack is empty, all microtasks run, also those that come meanwhile;"
                    + " only then another task.",
            "HTML Standard, 8.1.7.3: perform a microtask checkpoint",
            "https://html.spec.whatwg.org/#perform-a-microtask-checkpoint"),
    /// Ticks before microtasks.
    TICKS_FIRST(
            "ticks before microtasks",
            "After each callback Node empties the queue of process.nextTick, then the microtasks,"
                    + " and again while either holds something.",
            "Node.js, Process: When to use queueMicrotask() vs. process.nextTick()",
            "https://nodejs.org/api/process.html#when-to-use-queuemicrotask-vs-processnexttick"),
    /// A drain under way is not left.
    MICROTASKS_TO_THEIR_END(
            "microtasks to their end",
            "Once Node empties the microtasks, a tick waits until none is left.",
            "Node.js, Process: When to use queueMicrotask() vs. process.nextTick()",
            "https://nodejs.org/api/process.html#when-to-use-queuemicrotask-vs-processnexttick"),
    /// Earliest timer first.
    TIMERS_BY_TIME(
            "timers by their time",
            "The timer that is due first runs first; of equal ones, the one that was set first.",
            "HTML Standard, 8.6 Timers: run steps after a timeout",
            "https://html.spec.whatwg.org/#run-steps-after-a-timeout"),
    /// Not before its time.
    NOT_BEFORE_ITS_TIME(
            "not before its time",
            "A timer waits until its time has come, and then until the loop looks at its timers.",
            "Node.js, Timers: setTimeout()",
            "https://nodejs.org/api/timers.html#settimeoutcallback-delay-args"),
    /// Timers, poll, check, close.
    PHASES(
            "phases in turn",
            "The loop serves its phases in a fixed order and comes back to each once per turn.",
            "libuv, Design overview: The I/O loop",
            "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop"),
    /// Immediates that come meanwhile wait for the next turn.
    NEXT_GENERATION(
            "immediates by generation",
            "An immediate that is set by an immediate waits for the next turn of the loop.",
            "Node.js, Timers: setImmediate()",
            "https://nodejs.org/api/timers.html#setimmediatecallback-args"),
    /// A task source of the browser.
    ANY_SOURCE(
            "a source of the browser's choice",
            "A browser may take the next task from any of its sources; within one it keeps the"
                    + " order.",
            "HTML Standard, 8.1.7.3 Processing model",
            "https://html.spec.whatwg.org/#event-loop-processing-model"),
    /// A reaction becomes a job when the promise has its outcome.
    REACTION(
            "a settled promise queues its reactions",
            "A function given to then becomes a microtask when the promise has its outcome.",
            "ECMA-262, 27.2.1.8 TriggerPromiseReactions",
            "https://tc39.es/ecma262/#sec-triggerpromisereactions"),
    /// Await.
    AWAIT(
            "await gives way",
            "Await leaves the function; its rest is a microtask of the promise it waits for.",
            "ECMA-262, 27.7.5.3 Await",
            "https://tc39.es/ecma262/#await"),
    /// Nobody handled it.
    UNHANDLED(
            "a rejection that nobody handles is reported",
            "A promise that is rejected and has no handler when the microtasks are done is reported.",
            "ECMA-262, 27.2.1.9 HostPromiseRejectionTracker",
            "https://tc39.es/ecma262/#sec-host-promise-rejection-tracker"),
    /// The clock goes on while nothing can run.
    SLEEP(
            "sleep until something is due",
            "When nothing can run, the loop sleeps until the nearest timer or completion.",
            "libuv, Design overview: The I/O loop",
            "https://docs.libuv.org/en/v1.x/design.html#the-i-o-loop");

    private final String title;
    private final String sentence;
    private final String clause;
    private final String link;

    Rule(String title, String sentence, String clause, String link) {
        this.title = title;
        this.sentence = sentence;
        this.clause = clause;
        this.link = link;
    }

    /// What people call it.
    public String title() {
        return title;
    }

    /// What it says, in our words.
    public String sentence() {
        return sentence;
    }

    /// The document and the clause that says it.
    public String clause() {
        return clause;
    }

    /// Where the clause can be read.
    public String link() {
        return link;
    }
}
