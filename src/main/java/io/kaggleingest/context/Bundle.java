package io.kaggleingest.context;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A document as it is kept in the database: its JSON, compressed. */
public final class Bundle {
    private Bundle() {}

    public static byte[] toBundle(ContextDocument document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            Json.MAPPER.writeValue(packed, document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws UncheckedIOException if these are not the bytes of a bundle */
    public static ContextDocument fromBundle(byte[] bundle) {
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bundle))) {
            return Json.MAPPER.readValue(unpacked, ContextDocument.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
