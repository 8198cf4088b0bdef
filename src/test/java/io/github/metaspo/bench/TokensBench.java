package io.github.metaspo.bench;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import io.github.metaspo.model.llama.FakeModelContext;
import io.github.metaspo.model.llama.LlamaProvider;
import io.github.metaspo.model.llama.Settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Prints how many tokens the embedded model reads and writes a second on two threads. The argument is its file; left out, the one that
 * the quickstart fetches.
 */
public final class TokensBench {

    private static final Path QUICKSTART =
            Path.of(System.getProperty("user.home"), ".cache", "metaspo", "models", "SmolLM2-135M-Instruct.Q4_1.gguf");
    private static final String RULE = "You help the customers of a shop for kitchen and garden things. ".repeat(20);

    private final Path file;

    private TokensBench(Path file) {
        this.file = file;
    }

    public static void main(String[] args) throws Exception {
        Path file = args.length == 0 ? QUICKSTART : Path.of(args[0]);
        if (!Files.exists(file)) {
            System.out.println("not run: " + file.getFileName() + " is not there; examples/quickstart fetches it");
            return;
        }
        TokensBench bench = new TokensBench(file);
        System.out.println(file.getFileName());
        bench.measure("read", 1, 20, Usage::input);
        bench.measure("written", 128, 10, Usage::output);
    }

    /** Every prompt has a beginning of its own, so that nothing is reused. */
    private void measure(String what, int maxTokens, int calls, ToLongFunction<Usage> counted)
            throws ModelException, InterruptedException {
        try (LanguageModel model = new LlamaProvider()
                .open(Settings.file(file, maxTokens, Map.of("threads", "2")), new FakeModelContext(file))) {
            model.reply(request("warm-up", 0, maxTokens));
            long tokens = 0;
            long start = System.nanoTime();
            for (int call = 0; call < calls; call++) {
                tokens += counted.applyAsLong(
                        model.reply(request(what, call, maxTokens)).usage());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%-8s %5d tokens, %6.0f a second%n", what, tokens, tokens / seconds);
        }
    }

    /** A long prompt where reading is measured, a short one where writing is. */
    private static Request request(String what, int number, int maxTokens) {
        String system = maxTokens == 1 ? what + " " + number + ". " + RULE : "Case " + number + ".";
        return new Request(system, "Tell me everything about kettles and gardens.", 0);
    }
}
