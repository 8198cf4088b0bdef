package io.github.metaspo.goal;

import io.github.metaspo.files.AtomicFile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Folder of a module's generated prompts: {@code prompts/<suite>.txt} and {@code prompts/<suite>/<task>.txt}, UTF-8, without a
 * trailing newline. Keeps an index of the files it wrote, so that it deletes outdated prompts and no other files.
 */
public final class PromptFolder {

    /** Name of the index file, which must be excluded from the resources. */
    public static final String INDEX = ".metaspo-index";

    private static final String WORD = "[a-z0-9][a-z0-9._-]*";
    private static final Pattern OURS = Pattern.compile("prompts/" + WORD + "(/" + WORD + ")?\\.txt");

    private final Path folder;
    private final Path copies;

    /**
     * Creates an instance without touching the file system.
     *
     * @param folder of generated resources
     * @param copies where an earlier build copied them, usually {@code target/classes}: outdated prompts are deleted there too
     */
    public PromptFolder(Path folder, Path copies) {
        this.folder = folder;
        this.copies = copies;
    }

    /**
     * Writes the prompts of a suite and deletes its outdated ones. A file that already has the right content is not touched.
     *
     * @param userPrompts by task id; empty unless the build ships them
     * @return whether a file changed
     */
    public boolean write(String suite, String systemPrompt, SortedMap<String, String> userPrompts) throws IOException {
        SortedMap<String, String> texts = texts(suite, systemPrompt, userPrompts);
        SortedSet<String> index = remove(path -> suiteOf(path).equals(suite) && !texts.containsKey(path));
        index.addAll(texts.keySet());
        writeIndex(index);
        boolean changed = false;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            changed |= writeIfChanged(folder.resolve(text.getKey()), text.getValue());
        }
        return changed;
    }

    /** Returns the prompts of a suite by their paths on the classpath. */
    public static SortedMap<String, String> texts(
            String suite, String systemPrompt, SortedMap<String, String> userPrompts) {
        SortedMap<String, String> texts = new TreeMap<>();
        texts.put(path(suite), systemPrompt);
        userPrompts.forEach((task, prompt) -> texts.put(path(suite, task), prompt));
        return texts;
    }

    /** Returns the classpath location of a suite's system prompt. */
    public static String path(String suite) {
        return "prompts/" + suite + ".txt";
    }

    /** Returns the classpath location of a task's user prompt. */
    public static String path(String suite, String task) {
        return "prompts/" + suite + "/" + task + ".txt";
    }

    /** Returns the generated file of a path on the classpath. */
    public Path file(String path) {
        return folder.resolve(path);
    }

    /** Deletes the prompts of all suites that are not among the given names. */
    public void keepOnly(Set<String> suites) throws IOException {
        writeIndex(remove(path -> !suites.contains(suiteOf(path))));
    }

    /** Deletes outdated files of the index and returns the remaining paths. */
    private SortedSet<String> remove(Predicate<String> outdated) throws IOException {
        SortedSet<String> remaining = index();
        for (String path : Set.copyOf(remaining)) {
            if (outdated.test(path)) {
                delete(folder, path);
                delete(copies, path);
                remaining.remove(path);
            }
        }
        return remaining;
    }

    private SortedSet<String> index() throws IOException {
        try {
            return Files.readString(folder.resolve(INDEX))
                    .lines()
                    .filter(OURS.asMatchPredicate())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NoSuchFileException e) {
            return new TreeSet<>();
        }
    }

    private void writeIndex(SortedSet<String> paths) throws IOException {
        Path index = folder.resolve(INDEX);
        if (paths.isEmpty()) {
            Files.deleteIfExists(index);
            deleteIfEmpty(folder);
        } else {
            writeIfChanged(index, paths.stream().map(path -> path + "\n").collect(Collectors.joining()));
        }
    }

    private static boolean writeIfChanged(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean changed = !Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes);
        if (changed) {
            AtomicFile.write(file, out -> out.write(bytes));
        }
        return changed;
    }

    private static void delete(Path root, String path) throws IOException {
        Path file = root.resolve(path);
        Files.deleteIfExists(file);
        for (Path parent = file.getParent(); parent != null && !parent.equals(root); parent = parent.getParent()) {
            deleteIfEmpty(parent);
        }
    }

    private static void deleteIfEmpty(Path directory) throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // the directory has files that are not ours
        }
    }

    private static String suiteOf(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 2 ? parts[1] : parts[1].substring(0, parts[1].length() - ".txt".length());
    }
}
