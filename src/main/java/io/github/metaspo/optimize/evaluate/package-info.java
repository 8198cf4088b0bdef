/** Evaluation of prompts on train examples: requests, results and the account of failures of one search. */
@NullMarked
package io.github.metaspo.optimize.evaluate;

import org.jspecify.annotations.NullMarked;
