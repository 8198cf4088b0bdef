package io.github.metaspo.model.llama;

import java.util.Optional;

/** Formats the message about the exit of a child process. */
final class ExitMessage {

    private static final int ABORTED = 134;
    private static final int KILLED = 137;
    private static final int SEGMENTATION_FAULT = 139;

    private ExitMessage() {}

    /** Returns what happened, the last output, and what to do, as part of a sentence. */
    static String sentence(int exitCode, Optional<String> lastOutput) {
        String what =
                switch (exitCode) {
                    case ABORTED -> "its process aborted (exit code 134)";
                    case KILLED -> "its process was killed (exit code 137), often for lack of memory";
                    case SEGMENTATION_FAULT -> "its process crashed (exit code 139)";
                    default -> "its process ended with exit code " + exitCode;
                };
        return what + lastOutput.map(words -> ": " + words).orElse("")
                + "; if it happens again, try a smaller contextLength or another model file";
    }
}
