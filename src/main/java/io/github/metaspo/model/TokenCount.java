package io.github.metaspo.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import io.github.metaspo.api.Message;

import java.util.List;

/** Counts tokens of texts as o200k_base has them, whatever model reads them, so that bounds mean the same everywhere. */
public final class TokenCount {

    // the table behind it takes most of a second to read
    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

    /** The tokens of a text, 0 or above; what looks like a control token counts as the text that it is. */
    public int of(String text) {
        return ENCODING.countTokensOrdinary(text);
    }

    /** The tokens of texts of messages, together. */
    public int of(List<Message> messages) {
        return messages.stream().mapToInt(message -> of(message.text())).sum();
    }
}
