package io.github.metaspo.model.langchain4j.http;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Error that a response body describes, in any of the protocols. Its texts are untrusted.
 *
 * @param codes error codes, most significant first; names of error kinds, or numbers, which are HTTP statuses
 * @param words the server's message
 * @param retryDelay how long to wait according to the body
 * @param described whether the body was JSON
 */
record ServerError(List<String> codes, String words, Optional<Duration> retryDelay, boolean described) {

    /** Returns an error that the server does not describe as JSON. */
    static ServerError undescribed(String words) {
        return new ServerError(List.of(), words, Optional.empty(), false);
    }

    /** Codes that mean that the account has no credit or quota left, whatever the status. */
    private static final Set<String> QUOTA = Set.of(
            "insufficient_quota",
            "insufficient_user_quota",
            "exceeded_current_quota_error",
            "billing_hard_limit_reached",
            "billing_not_active",
            "billing_error",
            "Arrearage");

    private static final Pattern ABOUT_QUOTA = Pattern.compile(
            "credit balance is too low|insufficient (balance|credits?)|reached your (\\w+ )?usage limit|out of credits",
            Pattern.CASE_INSENSITIVE);

    /** Patterns of permanent errors, and what to do. */
    private static final Map<Pattern, String> PERMANENT = Map.of(
            words("requires more (system |GPU |video )?memory|out of memory|insufficient memory"),
            "choose a smaller model, or a smaller contextLength",
            words("location is not supported|country, region"),
            "choose another provider, or a server in another place",
            words("does not support chat"),
            "choose a model that chats");

    private static final Pattern ABOUT_KEY = Pattern.compile("reported as leaked", Pattern.CASE_INSENSITIVE);

    private static Pattern words(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }

    private static final Set<String> KEY = Set.of("API_KEY_INVALID", "invalid_api_key");

    private static final Set<String> CONTENT = Set.of(
            "content_filter",
            "content_policy_violation",
            "moderation_blocked",
            "flagged_input",
            "ResponsibleAIPolicyViolation");

    private static final Pattern ABOUT_CONTENT =
            Pattern.compile("\\b(moderation|flagged|content[ _-](policy|management|filter))", Pattern.CASE_INSENSITIVE);

    private static final Pattern LOADING = Pattern.compile("\\bloading\\b", Pattern.CASE_INSENSITIVE);

    /** Messages of servers that lack the path of the request, as opposed to the model. */
    private static final Pattern ABOUT_PATH = words(
            "^((the )?(requested )?(file|page|path|route|resource|endpoint|url) )?(was )?not found\\W*$"
                    + "|\\b(invalid|unknown|unknown request) url\\b|\\bcannot post\\b|\\bno static resource\\b|\\bunexpected endpoint\\b");

    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

    /** HTTP statuses of the protocols' error codes. */
    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("invalid_request_error", 400),
            Map.entry("context_length_exceeded", 400),
            Map.entry("INVALID_ARGUMENT", 400),
            Map.entry("FAILED_PRECONDITION", 400),
            Map.entry("authentication_error", 401),
            Map.entry("UNAUTHENTICATED", 401),
            Map.entry("permission_error", 403),
            Map.entry("PERMISSION_DENIED", 403),
            Map.entry("not_found_error", 404),
            Map.entry("model_not_found", 404),
            Map.entry("NOT_FOUND", 404),
            Map.entry("request_too_large", 413),
            Map.entry("rate_limit_error", 429),
            Map.entry("rate_limit_exceeded", 429),
            Map.entry("RESOURCE_EXHAUSTED", 429),
            Map.entry("api_error", 500),
            Map.entry("server_error", 500),
            Map.entry("INTERNAL", 500),
            Map.entry("UNAVAILABLE", 503),
            Map.entry("timeout_error", 504),
            Map.entry("DEADLINE_EXCEEDED", 504),
            Map.entry("overloaded_error", 529));

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

    /** Returns the error that a JSON object or text describes. */
    static ServerError of(JsonNode error) {
        List<String> codes = new ArrayList<>();
        Stream.of("code", "type", "status", "/innererror/code")
                .map(name -> name.startsWith("/") ? error.at(name) : error.path(name))
                .filter(code -> code.isTextual() || code.canConvertToInt())
                .map(JsonNode::asText)
                .forEach(codes::add);
        Optional<Duration> delay = Optional.empty();
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").isTextual()) {
                codes.add(detail.path("reason").textValue());
            }
            for (JsonNode violation : detail.path("violations")) {
                codes.add(violation.path("quotaId").asText());
            }
            Matcher seconds = SECONDS.matcher(detail.path("retryDelay").asText());
            if (seconds.matches()) {
                delay = Optional.of(Duration.ofNanos(
                        new BigDecimal(seconds.group(1)).movePointRight(9).longValue()));
            }
        }
        JsonNode metadata = error.path("metadata");
        if (metadata.has("flagged_input")) {
            codes.add("flagged_input");
        }
        String raw = metadata.path("raw").asText();
        String words = words(error);
        return new ServerError(codes, raw.isEmpty() ? words : words + ": " + raw, delay, true);
    }

    private static String words(JsonNode error) {
        if (error.isTextual()) {
            return error.textValue();
        }
        return Stream.of("message", "detail", "msg")
                .map(error::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElseGet(error::toString);
    }

    /** Returns the HTTP status of the codes, or empty if none of them is known. */
    OptionalInt status() {
        Stream<Integer> numbers =
                codes.stream().filter(code -> STATUS.matcher(code).matches()).map(Integer::valueOf);
        Stream<Integer> named = codes.stream().filter(STATUSES::containsKey).map(STATUSES::get);
        return Stream.concat(numbers, named).mapToInt(Integer::intValue).findFirst();
    }

    boolean isQuotaExhausted() {
        return codes.stream().anyMatch(code -> QUOTA.contains(code) || code.contains("PerDay"))
                || ABOUT_QUOTA.matcher(words).find();
    }

    boolean isInvalidKey() {
        return codes.stream().anyMatch(KEY::contains)
                || ABOUT_KEY.matcher(words).find();
    }

    /**
     * Returns what to do about an error that affects every request of this account or machine; empty for other errors.
     */
    Optional<String> permanentAdvice() {
        return PERMANENT.entrySet().stream()
                .filter(about -> about.getKey().matcher(words).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns whether the server describes the error as JSON. A web page or plain text comes from something else. */
    boolean isDescribed() {
        return described;
    }

    boolean isUnknownModel() {
        return codes.contains("model_not_found");
    }

    /** Returns whether the message is about the path of the request. Only meaningful for status 404. */
    boolean isAboutPath() {
        return !isUnknownModel() && ABOUT_PATH.matcher(words.strip()).find();
    }

    /** Returns whether a code says that the content of the request or the reply is not allowed. */
    boolean isContentFilter() {
        return codes.stream().anyMatch(CONTENT::contains);
    }

    /**
     * Returns whether the message mentions moderation. Only meaningful if the refusal may concern the content or the
     * key.
     */
    boolean mentionsModeration() {
        return ABOUT_CONTENT.matcher(words).find();
    }

    /** Returns whether the message says that the model is still loading. */
    boolean mentionsLoading() {
        return LOADING.matcher(words).find();
    }
}
