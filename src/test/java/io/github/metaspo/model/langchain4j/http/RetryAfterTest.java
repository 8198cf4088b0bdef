package io.github.metaspo.model.langchain4j.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void secondsAreTakenAsTheyAre() {
        assertThat(RetryAfter.parse(" 120 ", CLOCK)).contains(Duration.ofMinutes(2));
    }

    @Test
    void aDateIsTakenFromNow() {
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 12:00:30 GMT", CLOCK)).contains(Duration.ofSeconds(30));
    }

    @Test
    void aDateThatIsOverMeansNow() {
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 11:00:00 GMT", CLOCK)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1"})
    void anythingElseSaysNothing(String value) {
        assertThat(RetryAfter.parse(value, CLOCK)).isEmpty();
    }
}
