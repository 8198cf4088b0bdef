/**
 * The providers openai, anthropic, gemini and ollama, implemented with LangChain4j.
 */
@NullMarked
package io.github.metaspo.model.langchain4j;

import org.jspecify.annotations.NullMarked;
