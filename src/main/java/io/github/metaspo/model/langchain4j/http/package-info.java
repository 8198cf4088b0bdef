/** The HTTP requests of the LangChain4j providers: connections, timeouts, and explanations of failures. */
@NullMarked
package io.github.metaspo.model.langchain4j.http;

import org.jspecify.annotations.NullMarked;
