/**
 * The goals: read parameters, call one workflow, translate its result and its exceptions.
 */
@NullMarked
package io.github.metaspo.maven;

import org.jspecify.annotations.NullMarked;
