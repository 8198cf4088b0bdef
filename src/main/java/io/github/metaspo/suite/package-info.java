/** A suite of tasks as records: prompts, examples, models and settings. */
@NullMarked
package io.github.metaspo.suite;

import org.jspecify.annotations.NullMarked;
