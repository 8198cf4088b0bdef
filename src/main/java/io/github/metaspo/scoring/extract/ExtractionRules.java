package io.github.metaspo.scoring.extract;

import io.github.metaspo.suite.Extraction;

import java.util.List;

/**
 * Which rules an extraction reads by: their version goes up whenever the same response may be read differently, so that a
 * measurement by other rules is not compared.
 *
 * @param name the word that a suite writes
 * @param version of the rules, from 1
 * @param parameters what the suite says about it, in a form that no other parameters have
 */
public record ExtractionRules(String name, int version, String parameters) {

    /** Those of today. */
    public static ExtractionRules of(Extraction extraction) {
        if (extraction instanceof Extraction.Tag tag) {
            return new ExtractionRules("tag", 2, tag.name());
        }
        if (extraction instanceof Extraction.Regex regex) {
            return new ExtractionRules("regex", 2, regex.pattern());
        }
        if (extraction instanceof Extraction.Json json) {
            return new ExtractionRules("json", 2, json.pointer());
        }
        if (extraction instanceof Extraction.Choices choices) {
            return new ExtractionRules("choices", 2, listed(choices.labels()));
        }
        if (extraction instanceof Extraction.Numeric number) {
            return new ExtractionRules("number", 2, number.locale().orElse(""));
        }
        return new ExtractionRules("text", 2, "");
    }

    private static String listed(List<String> labels) {
        StringBuilder list = new StringBuilder();
        labels.forEach(label -> list.append(label.length()).append(' ').append(label));
        return list.toString();
    }

    /** As it goes into a fingerprint. Rules that are still those of version 1 keep the text that they always had. */
    public String text(Extraction extraction) {
        return version == 1 ? formerText(extraction) : name + " " + version + " " + parameters;
    }

    /** As version 1 went into a fingerprint. */
    public static String formerText(Extraction extraction) {
        return extraction instanceof Extraction.Numeric ? "Numeric[]" : extraction.toString();
    }
}
