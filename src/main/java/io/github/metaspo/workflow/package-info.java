/**
 * One class a goal: the story told from top to bottom, without Maven.
 */
@NullMarked
package io.github.metaspo.workflow;

import org.jspecify.annotations.NullMarked;
