/// Holds the pages to the truth: what README and docs say is run, compiled or looked up.
///
///     *.md ──► Page ──► console blocks ──► Transcript ──► run by DocsIT
///                  ├──► java blocks ─────► Snippets ────► compiled by DocsTest
///                  └──► words, links ────► Workspace ───► looked up by DocsTest
///
/// Start at [spiral.queue.docs.Transcript], the one convention. It is told to writers in
/// `docs/CONTRIBUTING.md`.
@NullMarked
package spiral.queue.docs;

import org.jspecify.annotations.NullMarked;
