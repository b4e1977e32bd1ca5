package io.kaggleingest.document.budget;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SequenceWriter;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.DocumentJson;

/**
 * A document as it is kept in the database, compressed: its JSON, and behind it the {@link PieceCounts} of its parts, which
 * bundles of earlier versions do not have. For one thread: it remembers what was counted.
 */
public final class Bundle {
    private final DocumentPieces pieces;
    private final TokenCount count = new TokenCount();

    private Bundle(DocumentPieces pieces) {
        this.pieces = pieces;
    }

    public static Bundle of(ContextDocument document) {
        return new Bundle(DocumentPieces.of(document, null));
    }

    /** @throws UncheckedIOException if these are not the bytes of a bundle */
    public static Bundle read(byte[] bytes) {
        try (JsonParser parser =
                DocumentJson.MAPPER.createParser(new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16))) {
            ContextDocument document = parser.readValueAs(ContextDocument.class);
            // What earlier versions counted was of other pieces.
            if (parser.nextToken() != null) {
                parser.skipChildren();
            }
            boolean counted = parser.nextToken() != null;
            return new Bundle(DocumentPieces.of(
                    document, counted ? parser.readValueAs(new TypeReference<List<PieceCounts>>() {}) : null));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Counts all of it, which takes up to a tenth of a second for each megabyte. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SequenceWriter writer = DocumentJson.MAPPER.writer().writeValues(new GZIPOutputStream(bytes))) {
            writer.write(document());
            // Replicas of an earlier version read a map of counts here, and count themselves if it is empty.
            writer.write(Map.of());
            writer.write(pieces.counts());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    public ContextDocument document() {
        return pieces.document();
    }

    TokenCount count() {
        return count;
    }

    DocumentPieces pieces() {
        return pieces;
    }
}
