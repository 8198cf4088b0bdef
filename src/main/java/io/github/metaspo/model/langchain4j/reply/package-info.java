/**
 * Readers for the replies of model servers, one for each protocol.
 */
@NullMarked
package io.github.metaspo.model.langchain4j.reply;

import org.jspecify.annotations.NullMarked;
