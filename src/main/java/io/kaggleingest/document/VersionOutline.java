package io.kaggleingest.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;

import io.kaggleingest.document.ContextDocument.Standing;

/** What {@link Changes} need of a version of a document: names and values, and digests of texts. */
@RegisterForReflection
public record VersionOutline(
        Map<String, String> facts,
        Map<String, String> pages,
        Map<String, String> files,
        Map<String, Entry> notebooks,
        Map<String, Entry> discussions,
        List<Standing> leaderboard) {

    /** A notebook or a discussion; {@code digest} is of its text. */
    @RegisterForReflection
    public record Entry(String title, String author, int votes, String url, String digest) {}

    public static VersionOutline of(ContextDocument document) {
        return new VersionOutline(
                toMap(
                        document.facts().entrySet(),
                        Map.Entry::getKey,
                        fact -> String.valueOf(fact.getValue().value())),
                toMap(document.pages(), ContextDocument.Page::name, page -> digest(page.markdown())),
                toMap(document.files(), ContextDocument.File::name, file -> String.valueOf(file.bytes())),
                toMap(
                        document.notebooks(),
                        ContextDocument.Notebook::ref,
                        one -> new Entry(one.title(), one.author(), one.votes(), one.url(), digest(one.cells()))),
                toMap(
                        document.discussions(),
                        ContextDocument.Discussion::url,
                        one -> new Entry(one.title(), one.author(), one.votes(), one.url(), digest(one.text()))),
                document.leaderboard());
    }

    /** @throws UncheckedIOException if this is not the JSON of an outline */
    public static VersionOutline read(String json) {
        try {
            return DocumentJson.MAPPER.readValue(json, VersionOutline.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String json() {
        return DocumentJson.MAPPER.valueToTree(this).toString();
    }

    /** The same for two documents that differ in nothing but when they were fetched. */
    public static String fingerprint(ContextDocument document) {
        return digest(new WithoutTime(document));
    }

    @RegisterForReflection
    private record WithoutTime(@JsonUnwrapped @JsonIgnoreProperties("fetched_at") ContextDocument document) {}

    private static <T, V> Map<String, V> toMap(Iterable<T> all, Function<T, String> name, Function<T, V> value) {
        Map<String, V> map = new LinkedHashMap<>();
        all.forEach(one -> map.putIfAbsent(name.apply(one), value.apply(one)));
        return map;
    }

    /** The digest of the JSON, which is streamed: that of a document may be many megabytes. */
    private static String digest(Object value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            OutputStream bytes = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            DocumentJson.MAPPER.writeValue(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), value);
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (IOException | NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
