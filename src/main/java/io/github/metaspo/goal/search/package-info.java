/** What the goals that search have in common: the models and threads of a search, its log, its reserve, and the measurement of its result. */
@NullMarked
package io.github.metaspo.goal.search;

import org.jspecify.annotations.NullMarked;
