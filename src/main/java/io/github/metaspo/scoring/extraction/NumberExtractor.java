package io.github.metaspo.scoring.extraction;

import io.github.metaspo.scoring.number.Numbers;
import io.github.metaspo.suite.Example;

import java.util.Optional;

/** The last number of the response, see {@link Numbers}, as digits without needless zeros. */
final class NumberExtractor implements Extractor {

    @Override
    public Optional<String> extract(String response, Example example) {
        return Numbers.last(response).map(number -> number.stripTrailingZeros().toPlainString());
    }

    @Override
    public Optional<String> canonical(String gold, Example example) {
        return extract(gold, example);
    }

    @Override
    public String allowed() {
        return "a number in digits or in English words";
    }
}
