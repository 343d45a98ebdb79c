/// Is an exercise complete and true? What `docs/learn/EXERCISES.md` asks for, as checks.
///
///     page ------> PageChecks ----+
///     skeleton --> SkeletonChecks +--> what is missing, as sentences
///     wrong/ ----> VariantChecks -+
///     right/ ---------^
///
/// Start at [Verifier].
@NullMarked
package spiral.learn.verify;

import org.jspecify.annotations.NullMarked;
