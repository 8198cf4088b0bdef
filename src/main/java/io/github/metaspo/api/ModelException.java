package io.github.metaspo.api;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** Thrown if a call returns no reply. The message is one sentence: what is wrong and what to do. It never contains a key. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The reason why there is no reply. */
    public enum Kind {
        /** The suite, the plugin's dependencies or the machine cannot provide this model. */
        UNAVAILABLE(true, true),
        /** There is no key, or the provider rejects it. */
        WRONG_KEY(true, true),
        /** The account has no credit or quota left. */
        QUOTA_EXHAUSTED(true, true),
        /** The provider does not know the model. */
        UNKNOWN_MODEL(true, true),
        /** The provider rejects this request, for example because it is too long. */
        REJECTED(true, false),
        /** The provider forbids this request without saying whether because of its content or of the key. */
        FORBIDDEN(true, false),
        /** The run's budget does not allow another call; earlier replies remain valid. */
        BUDGET_SPENT(true, true),
        /** Nothing responds at the address, or it does not speak the provider's protocol. */
        UNREACHABLE(false, true),
        /** The provider limits the rate of calls; a later try may succeed. */
        RATE_LIMITED(false, false),
        /** The timeout expired before a reply arrived. */
        TIMED_OUT(false, false),
        /** The provider reports an error of its own. */
        SERVER_ERROR(false, false),
        /** The response is truncated, too long, or violates the protocol. */
        UNREADABLE_REPLY(false, false),
        /** The reply has no answer and gives no reason that would also apply to a retry. */
        EMPTY_REPLY(false, false),
        /** The provider rejects a setting that the plugin sends by default; the next try omits it. */
        REFUSED_DEFAULT(false, false);

        private final boolean lasting;
        private final boolean general;

        Kind(boolean lasting, boolean general) {
            this.lasting = lasting;
            this.general = general;
        }

        /** Returns whether the failure is permanent: a retry of the same request cannot succeed. */
        public boolean isLasting() {
            return lasting;
        }

        /** Returns whether all other requests would fail in the same way, so that the run should stop. */
        public boolean isGeneral() {
            return general;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;
    private final Usage usage;

    public ModelException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    public ModelException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null);
    }

    public ModelException(Kind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        this(kind, message, cause, retryAfter, Usage.NONE);
    }

    private ModelException(
            Kind kind, String message, @Nullable Throwable cause, @Nullable Duration retryAfter, Usage usage) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.usage = usage;
    }

    /** Returns a copy of this exception for a call that the provider bills although it failed. */
    public ModelException billed(Usage tokens) {
        return new ModelException(kind, String.valueOf(getMessage()), getCause(), retryAfter, tokens);
    }

    /** Returns the tokens that the provider bills for the call; {@link Usage#NONE} if unknown. */
    public Usage usage() {
        return usage;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns how long the provider asks to wait before a retry; empty if it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
