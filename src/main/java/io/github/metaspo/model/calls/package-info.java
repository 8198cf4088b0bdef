/**
 * The layers between a goal and a provider's model: stored replies, retries, limits, budgets. Each is a
 * {@link io.github.metaspo.api.LanguageModel} that decorates another.
 */
@NullMarked
package io.github.metaspo.model.calls;

import org.jspecify.annotations.NullMarked;
