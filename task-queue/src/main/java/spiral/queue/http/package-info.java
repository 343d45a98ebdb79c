/// The queue for everyone who does not speak Java: HTTP and JSON, behind bearer tokens.
///
///     client ──POST /v1/jobs──────────► ┌─ HttpApi ────────────────────────────────────────┐
///            ──POST /v1/batch─────────► │ Door: who are you (Tokens), is it small enough,   │
///            ──GET  /v1/jobs/7────────► │   ask ──► Routes: which resource, which method    │
///            ──POST /v1/jobs/7/cancel─► │             ├─ Submitting, Looking ──► StoreCalls ──► JobStore
///            ──GET  /v1/metrics───────► │             └─ MetricsPage                        │
///            ◄──JSON, or a Problem────  │   answer, log line, counters                      │
///                                       └───────────────────────────────────────────────────┘
///
/// A token is bound to named queues (job types), and nothing that it gets back says anything about
/// others: a job of another queue does not exist for it.
///
/// Start at [HttpApi]; then [HttpSettings] and [Tokens]; `Door` (one request), `Routes` (what there
/// is), `Submitting`, `Looking`. `ServerLimits` holds what a client can cost us.
@NullMarked
package spiral.queue.http;

import org.jspecify.annotations.NullMarked;
