package io.github.metaspo.api;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/** A call without a reply. The message is one sentence: what is wrong and what to do. It never holds a key. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why there is no reply. */
    public enum Kind {
        /** The suite, the plugin's dependencies or the machine cannot provide this model. */
        UNAVAILABLE(true, true),
        /** No key, or one that the provider does not take. */
        WRONG_KEY(true, true),
        /** The account has no credit or quota left. */
        QUOTA_EXHAUSTED(true, true),
        /** The provider does not know the model. */
        UNKNOWN_MODEL(true, true),
        /** The provider does not take this request, for example because it is too long. */
        REJECTED(true, false),
        /** The provider forbids this request, and does not say whether for its content or for the key. */
        FORBIDDEN(true, false),
        /** The run's budget does not carry another call; nothing is wrong with those before. */
        BUDGET_SPENT(true, true),
        /** Nothing answers at the address, or nothing that speaks the provider's protocol. */
        UNREACHABLE(false, true),
        /** Too many calls for now. */
        RATE_LIMITED(false, false),
        /** No reply in time. */
        TIMED_OUT(false, false),
        /** The provider failed. */
        SERVER_ERROR(false, false),
        /** A response that is cut off, too long, or not of the protocol. */
        UNREADABLE_REPLY(false, false),
        /** A reply without an answer, and without a reason that would be the same at the next try. */
        EMPTY_REPLY(false, false),
        /** The provider refused a setting that the plugin sends by default; the next try leaves it out. */
        REFUSED_DEFAULT(false, false);

        private final boolean lasting;
        private final boolean general;

        Kind(boolean lasting, boolean general) {
            this.lasting = lasting;
            this.general = general;
        }

        /** Whether asking the same again cannot help. */
        public boolean isLasting() {
            return lasting;
        }

        /** Whether every other request meets the same fate, so that a run had better stop. */
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

    /** The same for a call that is billed although it failed. */
    public ModelException billed(Usage tokens) {
        return new ModelException(kind, String.valueOf(getMessage()), getCause(), retryAfter, tokens);
    }

    /** The tokens that the provider bills for the call; none as far as it is known. */
    public Usage usage() {
        return usage;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the provider asks to wait; empty where it does not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
