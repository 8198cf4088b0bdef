/**
 * The layers between a goal and a provider's model: stored replies, tries, limits, budgets; each is a
 * {@link io.github.metaspo.api.LanguageModel} around another.
 */
@NullMarked
package io.github.metaspo.model.calls;

import org.jspecify.annotations.NullMarked;
