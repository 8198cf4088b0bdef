/**
 * What a language model is to the rest: a request goes in, a reply comes out; providers are found by name.
 */
@NullMarked
package io.github.metaspo.model;

import org.jspecify.annotations.NullMarked;
