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

/** Reader of a task's train and test examples; makes sure that they do not overlap. */
public final class ExampleSets {

    /** The train and test examples of a task, each in the order of the file. */
    public record Splits(List<LocatedExample> train, List<LocatedExample> test) {}

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final ExampleFiles files;
    private final long seed;
    private final Problems problems;

    /** @param seed seed of the splits by count */
    public ExampleSets(ExampleFiles files, long seed, Problems problems) {
        this.files = files;
        this.seed = seed;
        this.problems = problems;
    }

    /**
     * Returns both splits; empty, with a problem, if one cannot be read.
     *
     * @param task the fields that the task needs
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
     * Draws two splits at random. Examples are ranked by a hash of the seed and their key, so that adding or removing one example
     * moves hardly any other.
     */
    public static Splits draw(List<LocatedExample> examples, int train, int test, long seed) {
        List<String> ranks = examples.stream()
                .map(located -> Hashes.sha256(seed + "/" + located.key()))
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
        Optional<List<LocatedExample>> train = given(examples, "train", fields.forTrain());
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

    /** Rejects a task in which all gold answers are empty: they were probably forgotten. */
    private void refuseUnanswered(Splits splits, Place place) {
        boolean answered = Stream.concat(splits.train.stream(), splits.test.stream())
                .flatMap(located -> located.example().answers().stream())
                .anyMatch(answer -> !answer.isEmpty());
        if (!answered && !splits.test.isEmpty()) {
            problems.add(place, "every gold answer of the task is empty; write the right answers into its examples");
        }
    }

    /** Rejects a variable that only some examples have: the others would send its name in braces to the model. */
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
                                + " examples lack, this one first; write \"\" if it is meant to be empty");
            }
        }
    }

    private boolean refuseLeaks(Splits splits) {
        Map<String, Place> train = new HashMap<>();
        Map<String, Place> answered = new HashMap<>();
        splits.train.forEach(located -> {
            train.putIfAbsent(conversation(located.example()), located.place());
            answeredConversations(located.example()).forEach(asked -> answered.putIfAbsent(asked, located.place()));
        });
        boolean leaks = false;
        for (LocatedExample test : splits.test) {
            String asked = conversation(test.example());
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
        Map<String, Place> asked = new HashMap<>();
        Stream.concat(splits.train.stream(), splits.test.stream()).forEach(located -> {
            Example example = located.example();
            Place sameId = seen.putIfAbsent(example.id(), located.place());
            Place sameQuestion = located.hasId() ? null : asked.putIfAbsent(located.key(), located.place());
            if (sameQuestion != null) {
                problems.add(
                        located.place(),
                        "the same question is already at " + sameQuestion + "; remove one or give each an id");
            } else if (sameId != null) {
                problems.add(
                        located.place(),
                        "the id \"" + example.id() + "\""
                                + (located.hasId() ? "" : ", which the example gets from its place in the file,")
                                + " is already used at " + sameId + "; ids must be unique within a task");
            }
        });
    }

    /** Returns the conversation and the question with normalised blanks, for comparison. */
    private static String conversation(Example example) {
        return conversation(example.earlier(), example.question());
    }

    private static String conversation(List<Message> earlier, String question) {
        return earlier.isEmpty()
                ? normalised(question)
                : earlier.stream().map(message -> normalised(message.text())).collect(Collectors.joining("\n"))
                        + "\n"
                        + normalised(question);
    }

    /** Returns the questions that the messages of an example answer, in the form of {@link #conversation(Example)}. */
    private static Stream<String> answeredConversations(Example example) {
        List<Message> earlier = example.earlier();
        return IntStream.range(0, earlier.size())
                .filter(i -> earlier.get(i).role() == Message.Role.USER)
                .mapToObj(
                        i -> conversation(earlier.subList(0, i), earlier.get(i).text()));
    }

    /** Replaces each run of blanks by one space; usually returns the same object, which saves memory. */
    private static String normalised(String text) {
        String stripped = text.strip();
        return isNormalised(stripped) ? stripped : BLANKS.matcher(stripped).replaceAll(" ");
    }

    private static boolean isNormalised(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' && (text.charAt(i) != ' ' || text.charAt(i - 1) == ' ')) {
                return false;
            }
        }
        return true;
    }
}
