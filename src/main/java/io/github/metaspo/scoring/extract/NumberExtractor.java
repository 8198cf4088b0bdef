package io.github.metaspo.scoring.extract;

import io.github.metaspo.api.Example;
import io.github.metaspo.scoring.number.DecimalMark;
import io.github.metaspo.scoring.number.Numbers;

import java.util.Optional;

/** Extractor of the number that the response states, see {@link Numbers#stated}, as digits without redundant zeros. */
final class NumberExtractor implements Extractor {

    private final Optional<String> locale;

    NumberExtractor(Optional<String> locale) {
        this.locale = locale;
    }

    @Override
    public Optional<String> extract(String response, Example example) {
        return Numbers.stated(response, mark(example), example.answers()).map(Numbers::plain);
    }

    @Override
    public Optional<String> canonical(String gold, Example example) {
        return Numbers.whole(gold, mark(example)).map(Numbers::plain);
    }

    private DecimalMark mark(Example example) {
        return locale.map(DecimalMark::of).orElseGet(() -> Numbers.markOf(example.answers(), DecimalMark.POINT));
    }

    @Override
    public String allowed() {
        return "a number in digits or in English words, with nothing else but a currency or percent sign";
    }
}
