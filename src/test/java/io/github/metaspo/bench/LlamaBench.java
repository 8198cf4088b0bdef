package io.github.metaspo.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.ModelException;
import io.github.metaspo.api.Request;
import io.github.metaspo.model.llama.FakeModelContext;
import io.github.metaspo.model.llama.LlamaProvider;
import io.github.metaspo.model.llama.Settings;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Times the embedded model against llama-cpp-python's {@code Llama} with the same file, prompts and two threads, and
 * tells what memory the child takes after few and after many calls.
 *
 * <p>Arguments: the model file, a Python that has llama-cpp-python, and the number of rounds.
 */
public final class LlamaBench {

    private static final Set<Integer> LOOKS = Set.of(100, 500, 1000, 2000, 4000);
    private static final int PROMPTS = 40;
    private static final int ANSWER_TOKENS = 10;
    private static final String RULE =
            "You extract data from text. Output only the value that is asked for, without a sentence and without"
                    + " punctuation. The text is a message of a customer to a shop for kitchen and garden things. When"
                    + " the value stands nowhere in the text, output a dash instead of it.";
    private static final String PYTHON =
            """
            import json, sys, time
            from llama_cpp import Llama
            job = json.load(sys.stdin)
            llama = Llama(job["file"], n_ctx=4096, n_threads=2, n_threads_batch=2, verbose=False)
            def run():
                for prompt in job["prompts"]:
                    llama.reset()
                    llama.create_chat_completion(
                        [{"role": "system", "content": prompt["system"]}, {"role": "user", "content": prompt["user"]}],
                        temperature=0, max_tokens=job["answerTokens"])
            run()
            start = time.perf_counter()
            run()
            print(round(1000 * (time.perf_counter() - start)))
            """;

    private final Path file;
    private final String python;
    private final PrintStream out;

    private LlamaBench(Path file, String python, PrintStream out) {
        this.file = file;
        this.python = python;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ModelException {
        LlamaBench bench = new LlamaBench(Path.of(arguments[0]), arguments[1], System.out);
        bench.time(Integer.parseInt(arguments[2]));
        bench.memory();
    }

    private void time(int rounds) throws IOException, InterruptedException, ModelException {
        List<Request> different =
                IntStream.range(0, PROMPTS).mapToObj(LlamaBench::ownBeginning).toList();
        List<Request> sharing = IntStream.range(0, PROMPTS)
                .mapToObj(LlamaBench::sharedBeginning)
                .toList();
        compare(rounds, "different prompts, no reuse", different, false);
        compare(rounds, "prompts that share half, reuse here alone", sharing, true);
    }

    /** In turns, so that other work on the machine meets both; the least of each counts, as it only adds. */
    private void compare(int rounds, String what, List<Request> prompts, boolean reuse)
            throws IOException, InterruptedException, ModelException {
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            ours.add(ours(prompts, reuse));
            theirs.add(theirs(prompts));
        }
        double ratio = (double) Collections.min(ours) / Collections.min(theirs);
        out.printf("%s: %.2f of Llama's time (ms: %s to %s)%n", what, ratio, ours, theirs);
    }

    private long ours(List<Request> prompts, boolean reuse) throws ModelException, InterruptedException {
        Map<String, String> options = Map.of("threads", "2", "prefixReuse", String.valueOf(reuse));
        try (LanguageModel model =
                new LlamaProvider().open(Settings.file(file, ANSWER_TOKENS, options), new FakeModelContext(file))) {
            askAll(model, prompts);
            Instant start = Instant.now();
            askAll(model, prompts);
            return Duration.between(start, Instant.now()).toMillis();
        }
    }

    private static void askAll(LanguageModel model, List<Request> prompts) throws ModelException, InterruptedException {
        for (Request prompt : prompts) {
            model.reply(prompt);
        }
    }

    private long theirs(List<Request> prompts) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python, "-c", PYTHON)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Object> job = Map.of("file", file.toString(), "prompts", prompts, "answerTokens", ANSWER_TOKENS);
        try (var input = process.getOutputStream()) {
            new ObjectMapper().writeValue(input, job);
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return Long.parseLong(answer);
    }

    private void memory() throws ModelException, InterruptedException, IOException {
        try (LanguageModel model =
                new LlamaProvider().open(Settings.file(file, 2, Map.of("threads", "2")), new FakeModelContext(file))) {
            for (int call = 1; call <= 4000; call++) {
                model.reply(new Request("Answer briefly.", "What is " + call + " plus one?", 0));
                if (LOOKS.contains(call)) {
                    out.printf("after %d calls: %s%n", call, residentMemoryOfChildren());
                }
            }
        }
    }

    private static List<String> residentMemoryOfChildren() throws IOException {
        List<Long> children =
                ProcessHandle.current().children().map(ProcessHandle::pid).toList();
        List<String> memory = new ArrayList<>();
        for (long child : children) {
            Files.readAllLines(Path.of("/proc/" + child + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .forEach(memory::add);
        }
        return memory;
    }

    private static Request ownBeginning(int number) {
        return new Request("Case " + number + ". " + RULE, message(number), 0);
    }

    private static Request sharedBeginning(int number) {
        return new Request(RULE, message(number), 0);
    }

    private static String message(int number) {
        return "Message " + number
                + " of today: Hello, my name is Maria Lopez and I ordered a blue kettle in your shop in"
                + " Hamburg on the third of May. The order number is 48" + number + "1. Where is it now?\n"
                + "What is the order number?";
    }
}
