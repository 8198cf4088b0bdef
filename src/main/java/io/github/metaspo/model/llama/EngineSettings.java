package io.github.metaspo.model.llama;

import io.github.metaspo.suite.Nearest;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings with which a model is loaded, from the model's options in a suite.
 *
 * @param threads number of CPU threads
 * @param gpuLayers number of layers computed on a GPU
 * @param contextLength maximum tokens of a prompt and its answer together; empty for the model's own limit, at most
 *     4096
 * @param slots number of concurrent requests; more than one changes answers slightly
 * @param prefixReuse whether the prefix that a prompt shares with the previous one is taken from the cache
 */
record EngineSettings(int threads, int gpuLayers, OptionalInt contextLength, int slots, boolean prefixReuse) {

    private static final List<String> OPTIONS =
            List.of("threads", "gpuLayers", "contextLength", "slots", "prefixReuse");
    private static final int USUAL_CONTEXT_LENGTH = 4096;
    private static final int MOST_THREADS = 8;

    EngineSettings {
        if (threads < 1 || gpuLayers < 0 || contextLength.orElse(1) < 1 || slots < 1) {
            throw new IllegalArgumentException("threads, contextLength and slots are above 0, gpuLayers 0 or above");
        }
    }

    /**
     * Reads the options of a suite.
     *
     * @param processors number of processors of this machine
     * @throws IllegalArgumentException if an option is wrong; the message is a sentence about the first one
     */
    static EngineSettings from(Map<String, String> options, int processors) {
        for (String option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                throw new IllegalArgumentException("unknown option \"" + option + "\"; known are "
                        + String.join(", ", OPTIONS) + Nearest.hint(option, OPTIONS));
            }
        }
        return new EngineSettings(
                number(options, "threads", 1).orElse(Math.min(processors, MOST_THREADS)),
                number(options, "gpuLayers", 0).orElse(0),
                number(options, "contextLength", 1),
                number(options, "slots", 1).orElse(1),
                flag(options, "prefixReuse"));
    }

    /** Returns the context length for a model that was trained with the given one. */
    int contextLengthFor(int trained) {
        return contextLength.orElse(Math.min(trained, USUAL_CONTEXT_LENGTH));
    }

    /** Returns the settings that affect answers. The number of threads is not among them. */
    SortedMap<String, String> answerSettings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("gpuLayers", String.valueOf(gpuLayers));
        settings.put("contextLength", contextLength.toString());
        settings.put("slots", String.valueOf(slots));
        settings.put("prefixReuse", String.valueOf(prefixReuse));
        return settings;
    }

    private static OptionalInt number(Map<String, String> options, String option, int least) {
        String value = options.get(option);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(
                    "option " + option + " is \"" + value + "\"; it must be a whole number, " + least + " or above");
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    private static boolean flag(Map<String, String> options, String option) {
        return switch (options.getOrDefault(option, "true")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "option " + option + " is \"" + options.get(option) + "\"; it must be true or false");
        };
    }
}
