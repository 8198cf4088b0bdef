package io.github.metaspo.search;

import io.github.metaspo.search.Written.Admitted;
import io.github.metaspo.suite.UserPrompt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A candidate in a race. */
sealed interface Racer {

    Admitted candidate();

    /** What it is asked of some examples of a task. */
    List<Lap> laps(Field field, List<Integer> examples);

    /** A system prompt, which is asked with the user prompts that the tasks keep. */
    record OfAllTasks(Admitted candidate) implements Racer {

        @Override
        public List<Lap> laps(Field field, List<Integer> examples) {
            Map<UserPrompt, List<Integer>> byPrompt = new LinkedHashMap<>();
            for (int example : examples) {
                byPrompt.computeIfAbsent(field.prompt(example), prompt -> new ArrayList<>())
                        .add(example);
            }
            return byPrompt.entrySet().stream()
                    .map(entry -> new Lap(candidate.draft().text(), field.task(), entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    /** A user prompt of one task, which is asked under the incumbent's system prompt. */
    record OfOneTask(Admitted candidate, String systemPrompt) implements Racer {

        @Override
        public List<Lap> laps(Field field, List<Integer> examples) {
            return List.of(new Lap(systemPrompt, field.task(), prompt(), examples));
        }

        UserPrompt prompt() {
            return new UserPrompt(candidate.draft().text());
        }
    }
}
