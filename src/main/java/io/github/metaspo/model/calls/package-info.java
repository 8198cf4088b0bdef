/**
 * What stands between a workflow and a provider's model: replies that are stored, tries, limits, budgets; each is a
 * {@link io.github.metaspo.api.LanguageModel} around another.
 */
@NullMarked
package io.github.metaspo.model.calls;

import org.jspecify.annotations.NullMarked;
