package io.github.metaspo.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.github.metaspo.api.Message;

import java.util.List;

/** Token counter with the o200k_base encoding, whatever the model, so that limits mean the same everywhere. */
public final class TokenCount {

    // lazy, because loading its table takes most of a second
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    /** Returns the number of tokens of a text, 0 or above. Control tokens are counted as plain text. */
    public int of(String text) {
        return ENCODING.countTokensOrdinary(text);
    }

    /** Returns the total number of tokens of the texts of messages. */
    public int of(List<Message> messages) {
        return messages.stream().mapToInt(message -> of(message.text())).sum();
    }
}
