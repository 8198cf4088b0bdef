package io.github.metaspo.goal.compare;

import io.github.metaspo.goal.Prompts;
import io.github.metaspo.suite.OptimizeSettings.Method;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A row of a comparison: a fixed prompt, or a method whose prompts are searched first. */
sealed interface Entrant {

    /** Returns the name of the row: a word, unique in the comparison. */
    String name();

    /**
     * Prompts that are known without a search.
     *
     * @param prompts by suite
     */
    record Fixed(String name, Map<String, Prompts> prompts) implements Entrant {
        public Fixed {
            prompts = Map.copyOf(prompts);
        }
    }

    /**
     * A searching method.
     *
     * @param searches one for each suite, or a single one for all of them
     */
    record Searched(String name, Method method, List<Search> searches) implements Entrant {
        public Searched {
            searches = List.copyOf(searches);
        }
    }

    /**
     * A search whose result is measured on some suites.
     *
     * @param domains suites that its prompts are for; at least one
     * @param sourceTasks number of train tasks that it learns from; empty for all
     */
    record Search(List<Domain> domains, OptionalInt sourceTasks) {
        public Search {
            domains = List.copyOf(domains);
        }

        /** Returns whether it looks for one prompt for several suites. */
        boolean isGlobal() {
            return domains.size() > 1;
        }
    }
}
