/** The model of a suite as records: prompts, tasks, examples, models and settings. */
@NullMarked
package io.github.metaspo.suite;

import org.jspecify.annotations.NullMarked;
