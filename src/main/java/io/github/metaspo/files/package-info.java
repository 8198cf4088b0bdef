/**
 * Files written whole or not at all, and fingerprints of texts.
 */
@NullMarked
package io.github.metaspo.files;

import org.jspecify.annotations.NullMarked;
