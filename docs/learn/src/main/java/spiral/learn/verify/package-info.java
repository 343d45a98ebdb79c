/// Is an exercise complete and true? What `docs/learn/EXERCISES.md` asks for, as checks.
///
///     page ------> PageChecks --+
///     skeleton --> Face --------+--> Verifier --> what is missing, as sentences
///     wrong/, right/ --> Judge -+
///
/// Start at [Verifier]; [Verification] runs several of them at the same time.
@NullMarked
package spiral.learn.verify;

import org.jspecify.annotations.NullMarked;
