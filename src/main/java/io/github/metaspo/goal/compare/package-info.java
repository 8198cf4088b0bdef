/** The compare goal: methods and prompts side by side, on train and unseen tasks and on other models. */
@NullMarked
package io.github.metaspo.goal.compare;

import org.jspecify.annotations.NullMarked;
