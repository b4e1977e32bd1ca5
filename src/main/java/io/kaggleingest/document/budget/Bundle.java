package io.kaggleingest.document.budget;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SequenceWriter;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.DocumentJson;
import io.kaggleingest.document.form.Format;

/**
 * A document as it is kept in the database, compressed: its JSON, and behind it the {@link PieceTokens} of its pieces, which
 * bundles of earlier versions do not have. For one thread: it remembers what was counted.
 */
public final class Bundle {
    private final ContextDocument document;
    private final TokenCount count = new TokenCount();
    private final PieceTokens sizes = new PieceTokens(count);

    private Bundle(ContextDocument document) {
        this.document = document;
    }

    public static Bundle of(ContextDocument document) {
        return new Bundle(document);
    }

    /** @throws UncheckedIOException if these are not the bytes of a bundle */
    public static Bundle read(byte[] bytes) {
        try (JsonParser parser =
                DocumentJson.MAPPER.createParser(new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16))) {
            Bundle bundle = of(parser.readValueAs(ContextDocument.class));
            if (parser.nextToken() != null) {
                bundle.sizes.restore(bundle.document, parser.readValueAs(new TypeReference<Map<Format, int[]>>() {}));
            }
            return bundle;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Counts all of it, which takes up to a tenth of a second for each megabyte. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SequenceWriter packed = DocumentJson.MAPPER.writer().writeValues(new GZIPOutputStream(bytes))) {
            packed.write(document);
            packed.write(PieceTokens.all(document));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public ContextDocument document() {
        return document;
    }

    TokenCount count() {
        return count;
    }

    PieceTokens sizes() {
        return sizes;
    }
}
