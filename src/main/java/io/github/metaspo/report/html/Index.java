package io.github.metaspo.report.html;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of all suites of a project, module by module.
 *
 * @param modules in the order of the build; only those that have a page
 */
public record Index(List<Module> modules) {

    public Index {
        modules = List.copyOf(modules);
    }

    /** A module with the pages of its suites, by name. */
    public record Module(String name, List<Entry> entries) {
        public Module {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A page.
     *
     * @param file the page
     * @param link to it, relative to the index
     */
    public record Entry(Path file, String link, SuiteCard card) {}

    /**
     * A folder that may hold pages.
     *
     * @param module name of its module
     * @param folder with a folder for each suite
     */
    public record Place(String module, Path folder) {}

    /**
     * Collects the pages in some folders.
     *
     * @param from folder of the index
     * @throws IOException if a folder cannot be read
     */
    public static Index of(Path from, List<Place> places) throws IOException {
        List<Module> modules = new ArrayList<>();
        for (Place place : places) {
            List<Entry> entries = new ArrayList<>();
            for (Path suite : folders(place.folder())) {
                Path page = suite.resolve(Pages.PAGE);
                if (Files.exists(page)) {
                    String link = link(from, page);
                    SuiteCard.read(suite.resolve(Pages.CARD))
                            .ifPresent(card -> entries.add(new Entry(page, link, card)));
                }
            }
            if (!entries.isEmpty()) {
                modules.add(new Module(place.module(), entries));
            }
        }
        return new Index(modules);
    }

    /**
     * Copies all pages into a folder, and returns their index.
     *
     * @throws IOException if a file cannot be read or written
     */
    public Index copiedTo(Path folder) throws IOException {
        List<Module> copied = new ArrayList<>();
        for (Module module : modules) {
            List<Entry> entries = new ArrayList<>();
            for (Entry entry : module.entries()) {
                Path copy = folder.resolve(module.name())
                        .resolve(entry.file().resolveSibling("").getFileName() + ".html");
                Files.createDirectories(copy.getParent());
                Files.copy(entry.file(), copy, StandardCopyOption.REPLACE_EXISTING);
                entries.add(new Entry(copy, link(folder, copy), entry.card()));
            }
            copied.add(new Module(module.name(), entries));
        }
        return new Index(copied);
    }

    private static List<Path> folders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Returns the address of a file relative to a folder, with all characters escaped that mean something in an address. */
    static String link(Path from, Path file) {
        String path = from.toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        try {
            return new URI(null, null, "./" + path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address: " + path, e);
        }
    }
}
