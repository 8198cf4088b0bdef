package io.github.metaspo.optimize;

import io.github.metaspo.api.LanguageModel;
import io.github.metaspo.api.Reply;
import io.github.metaspo.api.Request;
import io.github.metaspo.api.Usage;
import org.apache.commons.rng.UniformRandomProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fake optimizer model that answers the plugin's own meta-prompts about a scripted world. What it knows about sentences is what the request
 * lets it know: from the mistakes that a prompt makes, how much each sentence helps in its place; from questions and answers, how much it helps with
 * these tasks; from two prompts alone, how much it helps in general.
 */
final class ScriptedOptimizer implements LanguageModel {

    private static final Pattern TASK = Pattern.compile("\\bq(\\d)-train-");

    private final ScriptedWorld world;
    private final AtomicLong calls = new AtomicLong();

    ScriptedOptimizer(ScriptedWorld world) {
        this.world = world;
    }

    long calls() {
        return calls.get();
    }

    @Override
    public Reply reply(Request request) {
        calls.incrementAndGet();
        UniformRandomProvider random = world.random(request.user().hashCode() * 31L + request.draw());
        return new Reply(answer(request.user(), random), false, new Usage(1, 1), "optimizer");
    }

    private String answer(String request, UniformRandomProvider random) {
        if (request.contains("</Analysis>") && !request.contains("</improved_")) {
            return "<Analysis>what goes wrong</Analysis>";
        }
        boolean forUser = !request.contains("</improved_system_prompt>") && request.contains("{question}");
        if (request.contains("</Written>")) {
            return repaired(request, forUser, random);
        }
        if (request.contains("</instruction>")) {
            List<Integer> guess = new ScriptedWriter(i -> knownFromPairs(request, forUser, i), random).guess();
            return "<instruction>" + ScriptedWorld.text(guess) + "</instruction>";
        }
        if (request.contains("</First>")) {
            return written(
                    new ScriptedWriter(forUser ? world::generalEffectInUserPrompt : world::generalEffect, random)
                            .crossing(sentences(request, "First"), sentences(request, "Second")),
                    forUser);
        }
        return written(
                new ScriptedWriter(i -> forUser ? world.effect(task(request), i) : world.effect(i), random)
                        .rewrite(sentences(request, forUser ? "UserPrompt" : "SystemPrompt")),
                forUser);
    }

    private double knownFromPairs(String request, boolean forUser, int sentence) {
        return forUser ? world.effectByPairs(task(request), sentence) : world.effect(sentence);
    }

    /** The same with one more sentence, whatever it is. */
    private static String repaired(String request, boolean forUser, UniformRandomProvider random) {
        List<Integer> sentences = new ArrayList<>(sentences(request, "Written"));
        sentences.add(random.nextInt(ScriptedWorld.SENTENCES));
        return request.contains("</instruction>")
                ? "<instruction>" + ScriptedWorld.text(sentences) + "</instruction>"
                : written(sentences, forUser);
    }

    private static String written(List<Integer> sentences, boolean forUser) {
        String text = ScriptedWorld.text(sentences);
        return forUser
                ? "<improved_instruction_prompt>base " + text + " {question}</improved_instruction_prompt>"
                : "<improved_system_prompt>" + text + "</improved_system_prompt>";
    }

    private static int task(String request) {
        Matcher matcher = TASK.matcher(request);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no question in: " + request);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static List<Integer> sentences(String request, String section) {
        Matcher matcher = Pattern.compile("<" + section + ">\\n(.*?)\\n</" + section + ">", Pattern.DOTALL)
                .matcher(request);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + section + " in: " + request);
        }
        return ScriptedWorld.sentences(matcher.group(1));
    }

    @Override
    public void close() {}
}
