package io.github.metaspo.scoring.extract;

import io.github.metaspo.suite.Extraction;

import java.util.List;

/**
 * The version of an extraction's rules. It is incremented whenever the same response may be read differently, so that
 * measurements with different rules are not compared.
 *
 * @param name the keyword in a suite
 * @param version the version of the rules, from 1
 * @param parameters the parameters in the suite, encoded unambiguously
 */
public record ExtractionRules(String name, int version, String parameters) {

    /** Returns the current rules. */
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

    /** Returns the text for a fingerprint. Rules of version 1 keep the text that they always had. */
    public String text(Extraction extraction) {
        return version == 1 ? formerText(extraction) : name + " " + version + " " + parameters;
    }

    /** Returns the text for a fingerprint under the rules of version 1. */
    public static String formerText(Extraction extraction) {
        return extraction instanceof Extraction.Numeric ? "Numeric[]" : extraction.toString();
    }
}
