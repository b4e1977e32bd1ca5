package io.kaggleingest.context;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpData;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.TooManyFormFieldsException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;

import io.kaggleingest.web.Excerpt;
import io.kaggleingest.web.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The parts of a {@code multipart/form-data} body, in memory only. Quarkus would write a file that is sent along to disk,
 * and here the file holds a key.
 */
final class MultipartForm {

    private static final DefaultHttpDataFactory IN_MEMORY = new DefaultHttpDataFactory(false);

    private static final int MOST_FIELDS = 100;

    /** As long as a body may be: the limits of its fields are told by who reads them. */
    private static final int LONGEST = 64 * 1024;

    private final Map<String, byte[]> parts = new HashMap<>();

    private MultipartForm() {}

    /** @param contentType of the request, with its boundary */
    static MultipartForm read(String contentType, byte[] body) {
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        if (!HttpPostRequestDecoder.isMultipart(request)) {
            throw malformed();
        }
        MultipartForm form = new MultipartForm();
        try {
            HttpPostMultipartRequestDecoder decoder =
                    new HttpPostMultipartRequestDecoder(IN_MEMORY, request, UTF_8, MOST_FIELDS, LONGEST);
            try {
                for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                    form.add((HttpData) part);
                }
            } finally {
                decoder.destroy();
            }
        } catch (ErrorDataDecoderException | TooManyFormFieldsException | IOException e) {
            throw malformed();
        }
        return form;
    }

    private static Problem malformed() {
        return Problem.badRequest(
                "unreadable_body",
                "The body is not readable as multipart/form-data, or the header Content-Type does not tell its boundary");
    }

    private void add(HttpData part) throws IOException {
        if (parts.put(part.getName(), part.get()) != null) {
            throw Problem.badRequest(
                    "invalid_parameter", "Field '%s' is there twice".formatted(Excerpt.shorten(part.getName())));
        }
    }

    void requireOnly(Collection<String> names) {
        for (String name : parts.keySet()) {
            if (!names.contains(name)) {
                throw Problem.badRequest(
                        "unknown_field",
                        "There is no field '%s'; send %s".formatted(Excerpt.shorten(name), String.join(", ", names)));
            }
        }
    }

    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(parts.get(name)).filter(bytes -> bytes.length > 0);
    }

    /** Null where it was not sent or is empty. */
    String text(String name) {
        return bytes(name)
                .map(bytes -> new String(bytes, UTF_8).strip())
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }
}
