package io.github.metaspo.scoring.extract;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.metaspo.api.Example;

import java.util.Optional;

/**
 * Extractor of the first group of the last match of a pattern, or the whole match if it has no groups. Each match takes linear
 * time, so a pattern that reads far ahead for short matches can be slow on a text with many of them.
 */
final class RegexExtractor implements Extractor {

    private final Pattern pattern;

    RegexExtractor(String pattern) {
        try {
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + pattern + "\" is not an RE2 pattern: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        Matcher matches = pattern.matcher(response);
        int group = Math.min(1, matches.groupCount());
        int start = -1;
        int end = -1;
        while (matches.find()) {
            start = matches.start(group);
            end = matches.end(group);
        }
        return start < 0 ? Optional.empty() : Extractor.stripped(response.substring(start, end));
    }
}
