package io.kaggleingest.document.notebook;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import org.jspecify.annotations.Nullable;

/** Reads numbers of very many digits as text: parsing them would take minutes. */
final class LongNumbers extends JsonParserDelegate {
    private static final int DIGITS = 300;

    private boolean isLong;

    LongNumbers(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken next = delegate.nextToken();
        isLong = next != null && next.isNumeric() && delegate.getTextLength() > DIGITS;
        return currentToken();
    }

    @Override
    public JsonToken nextValue() throws IOException {
        JsonToken next = nextToken();
        return next == JsonToken.FIELD_NAME ? nextToken() : next;
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    @Override
    public JsonToken currentToken() {
        return isLong ? JsonToken.VALUE_STRING : delegate.currentToken();
    }

    @Override
    public int currentTokenId() {
        JsonToken current = currentToken();
        return current == null ? 0 : current.id();
    }

    @Override
    public boolean hasTokenId(int id) {
        return currentTokenId() == id;
    }

    @Override
    public boolean hasToken(JsonToken token) {
        return currentToken() == token;
    }
}
