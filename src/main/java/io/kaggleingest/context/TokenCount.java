package io.kaggleingest.context;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/** Exact counts in o200k; text that spells a special token counts as the ordinary text that it is. */
public final class TokenCount {
    private TokenCount() {}

    /** Reads its vocabulary (some megabytes) when it is first asked for. */
    private static final class Vocabulary {
        static final Encoding O200K = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
    }

    /** Reads the vocabulary ahead of the first document; takes a second. */
    public static void prepare() {
        of("");
    }

    static int of(String text) {
        return Vocabulary.O200K.countTokensOrdinary(text);
    }
}
