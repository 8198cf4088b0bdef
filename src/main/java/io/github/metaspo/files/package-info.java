/**
 * Atomic writing of files, and hashes of texts.
 */
@NullMarked
package io.github.metaspo.files;

import org.jspecify.annotations.NullMarked;
