package io.github.metaspo.scoring.extract;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.metaspo.api.Example;

import java.util.Optional;

/**
 * The first group of the last match, or the whole match of a pattern without groups. Each match is found in linear time; a
 * pattern that looks far ahead before it settles for a short match pays for that with every match.
 */
final class RegexExtractor implements Extractor {

    private final Pattern pattern;

    RegexExtractor(String pattern) {
        try {
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("\"" + pattern + "\" is no RE2 pattern: " + e.getMessage(), e);
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
