package io.github.metaspo.suite.examples;

import io.github.metaspo.api.Example;
import io.github.metaspo.api.Message;
import io.github.metaspo.api.Place;
import io.github.metaspo.files.Hashes;
import io.github.metaspo.suite.Task;
import io.github.metaspo.suite.yaml.Node;
import io.github.metaspo.suite.yaml.Problems;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the train and the test examples of a task and keeps them apart. */
public final class ExampleSets {

    /** The two splits of a task, each in the order of its file. */
    public record Splits(List<LocatedExample> train, List<LocatedExample> test) {}

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ExampleFiles files;
    private final long seed;
    private final Problems problems;

    /** @param seed of the splits by count */
    public ExampleSets(ExampleFiles files, long seed, Problems problems) {
        this.files = files;
        this.seed = seed;
        this.problems = problems;
    }

    /**
     * Both splits; empty, with a problem, where one cannot be used.
     *
     * @param task what the task takes from its examples
     */
    public Optional<Splits> read(Node.Mapping examples, Task.Role role, ExampleFields task) {
        ExampleFields fields = task.with(examples, problems);
        boolean byCount = examples.get("file").isPresent();
        if (byCount
                && (examples.get("train").isPresent() || examples.get("test").isPresent())) {
            problems.add(examples.place(), "write either train and test, or file with split");
            return Optional.empty();
        }
        Optional<Splits> splits = byCount ? splitByCount(examples, fields) : bothGiven(examples, fields);
        splits.ifPresent(found -> {
            refuseEmpty(found, role, examples.place());
            refuseUnanswered(found, examples.place());
            refuseGaps(found, fields.variables());
            if (!refuseLeaks(found)) {
                refuseSameIds(found);
            }
        });
        return splits;
    }

    /**
     * Draws two splits. What is drawn depends on the seed and on each example's id only, so that an example more or less
     * moves hardly any other.
     */
    public static Splits draw(List<LocatedExample> examples, int train, int test, long seed) {
        List<String> ranks = examples.stream()
                .map(located -> Hashes.sha256(seed + "/" + located.example().id()))
                .toList();
        List<Integer> drawn = IntStream.range(0, examples.size())
                .boxed()
                .sorted(Comparator.comparing(ranks::get))
                .limit((long) train + test)
                .toList();
        return new Splits(
                inOrder(drawn.subList(0, train), examples), inOrder(drawn.subList(train, drawn.size()), examples));
    }

    private static List<LocatedExample> inOrder(List<Integer> indices, List<LocatedExample> examples) {
        return indices.stream().sorted().map(examples::get).toList();
    }

    private Optional<Splits> splitByCount(Node.Mapping examples, ExampleFields fields) {
        Node.Mapping split = examples.mapping("split").orElseThrow();
        Node.Scalar file = examples.scalar("file").orElseThrow();
        int train = split.number("train").orElseThrow().intValueExact();
        int test = split.number("test").orElseThrow().intValueExact();
        return files.read(file, fields).flatMap(all -> {
            if ((long) train + test > all.size()) {
                problems.add(
                        split.place(),
                        "the split asks for " + train + " + " + test + " examples, but \"" + file.text() + "\" holds "
                                + all.size());
                return Optional.empty();
            }
            return Optional.of(draw(all, train, test, seed));
        });
    }

    private Optional<Splits> bothGiven(Node.Mapping examples, ExampleFields fields) {
        Optional<List<LocatedExample>> train = given(examples, "train", fields);
        Optional<List<LocatedExample>> test = given(examples, "test", fields);
        return train.flatMap(forTrain -> test.map(forTest -> new Splits(forTrain, forTest)));
    }

    private Optional<List<LocatedExample>> given(Node.Mapping examples, String key, ExampleFields fields) {
        Optional<Node> value = examples.get(key);
        if (value.isEmpty()) {
            return Optional.of(List.of());
        }
        if (value.get() instanceof Node.Scalar path) {
            return files.read(path, fields);
        }
        if (value.get() instanceof Node.Mapping file) {
            return files.read(file.scalar("file").orElseThrow(), fields.with(file, problems));
        }
        ExampleReader reader = new ExampleReader(fields.inline(), true, problems);
        List<Node> items = ((Node.Sequence) value.get()).items();
        List<LocatedExample> read =
                items.stream().flatMap(item -> reader.read(item).stream()).toList();
        reader.finish(value.get().place());
        return read.size() == items.size() ? Optional.of(read) : Optional.empty();
    }

    private void refuseEmpty(Splits splits, Task.Role role, Place place) {
        if (splits.test.isEmpty()) {
            problems.add(place, "the task has no test examples; a score needs some");
        }
        if (splits.train.isEmpty() && role == Task.Role.TRAIN) {
            problems.add(place, "the task has no train examples; add some, or make the task \"role: unseen\"");
        }
    }

    /** An empty gold answer means that there is nothing to answer; where all are empty the answers were rather forgotten. */
    private void refuseUnanswered(Splits splits, Place place) {
        boolean answered = Stream.concat(splits.train.stream(), splits.test.stream())
                .flatMap(located -> located.example().answers().stream())
                .anyMatch(answer -> !answer.isEmpty());
        if (!answered && !splits.test.isEmpty()) {
            problems.add(place, "every gold answer of the task is empty; write the right answers into its examples");
        }
    }

    /** A variable that only some examples have would reach the model as a name in braces. */
    private void refuseGaps(Splits splits, Set<String> variables) {
        List<LocatedExample> all =
                Stream.concat(splits.train.stream(), splits.test.stream()).toList();
        for (String name : variables) {
            List<LocatedExample> without = all.stream()
                    .filter(located -> !located.example().variables().containsKey(name))
                    .toList();
            if (!without.isEmpty() && without.size() < all.size()) {
                problems.add(
                        without.get(0).place(),
                        "the prompt names {" + name + "}, which " + without.size() + " of the task's " + all.size()
                                + " examples lack, this one first; write \"\" where it is meant to be empty");
            }
        }
    }

    private boolean refuseLeaks(Splits splits) {
        Map<String, Place> train = new HashMap<>();
        Map<String, Place> answered = new HashMap<>();
        splits.train.forEach(located -> {
            train.putIfAbsent(asked(located.example()), located.place());
            answeredEarlier(located.example()).forEach(asked -> answered.putIfAbsent(asked, located.place()));
        });
        boolean leaks = false;
        for (LocatedExample test : splits.test) {
            String asked = asked(test.example());
            if (train.containsKey(asked)) {
                leaks = true;
                problems.add(
                        test.place(),
                        "this test question is also a train question, at " + train.get(asked) + "; keep one of them");
            } else if (answered.containsKey(asked)) {
                leaks = true;
                problems.add(
                        test.place(),
                        "this test question is answered in the messages of a train example, at " + answered.get(asked)
                                + "; keep one of them");
            }
        }
        return leaks;
    }

    private void refuseSameIds(Splits splits) {
        Map<String, Place> seen = new HashMap<>();
        Stream.concat(splits.train.stream(), splits.test.stream()).forEach(located -> {
            Example example = located.example();
            Place earlier = seen.putIfAbsent(example.id(), located.place());
            if (earlier != null) {
                boolean made = example.id().equals(ExampleReader.idOf(example.earlier(), example.question()));
                problems.add(
                        located.place(),
                        made
                                ? "the question stands already at " + earlier + "; remove one or give each an id"
                                : "the id \"" + example.id() + "\" stands already at " + earlier
                                        + "; ids are unique within a task");
            }
        });
    }

    /** The question, and the conversation before it, however they are broken into lines. */
    private static String asked(Example example) {
        return asked(example.earlier(), example.question());
    }

    private static String asked(List<Message> earlier, String question) {
        return earlier.isEmpty()
                ? even(question)
                : earlier.stream().map(message -> even(message.text())).collect(Collectors.joining("\n"))
                        + "\n"
                        + even(question);
    }

    /** What the messages of an example show the reply to, in the form of {@link #asked(Example)}. */
    private static Stream<String> answeredEarlier(Example example) {
        List<Message> earlier = example.earlier();
        return IntStream.range(0, earlier.size())
                .filter(i -> earlier.get(i).role() == Message.Role.USER)
                .mapToObj(i -> asked(earlier.subList(0, i), earlier.get(i).text()));
    }

    /** Mostly the very same text, so that it is not held twice. */
    private static String even(String text) {
        String stripped = text.strip();
        return isEven(stripped) ? stripped : BLANKS.matcher(stripped).replaceAll(" ");
    }

    private static boolean isEven(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' && (text.charAt(i) != ' ' || text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }
}
