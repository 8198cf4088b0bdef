package io.github.metaspo.model.llama;

import io.github.metaspo.suite.Nearest;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a model is loaded; what a suite writes as the model's options.
 *
 * @param threads that compute
 * @param gpuLayers layers that a GPU computes
 * @param contextLength tokens of a prompt and its answer together; empty for what the model allows, at most 4096
 * @param slots requests that are computed at once; more than one changes answers a little
 * @param prefixReuse whether the beginning that a prompt shares with the one before is not computed again
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
     * @param processors of this machine
     * @throws IllegalArgumentException with a sentence about the first option that is wrong
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
                yesOrNo(options, "prefixReuse"));
    }

    /** The context length for a model that was trained with so many tokens. */
    int contextLengthFor(int trained) {
        return contextLength.orElse(Math.min(trained, USUAL_CONTEXT_LENGTH));
    }

    /** Those that answers depend on; the number of threads is none of them. */
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
                    "option " + option + " is \"" + value + "\"; a whole number from " + least + " on is allowed");
        }
        return OptionalInt.of(Integer.parseInt(value));
    }

    private static boolean yesOrNo(Map<String, String> options, String option) {
        return switch (options.getOrDefault(option, "true")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "option " + option + " is \"" + options.get(option) + "\"; true and false are allowed");
        };
    }
}
