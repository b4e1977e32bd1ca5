package io.kaggleingest.kaggle.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.netty.handler.codec.http.QueryStringDecoder;

/**
 * A URL from a redirect. The host that is checked is the host that is connected to. Path and query are sent exactly as
 * they came, because the signature covers them. A URL with a user name, or with anything but visible ASCII, is refused.
 *
 * @param target path and query
 */
record StorageUrl(boolean https, String host, int port, String target) {

    private static final Pattern ABSOLUTE =
            Pattern.compile("(?i)(https?)://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::([0-9]{1,5}))?([/?][!-~]*)?");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}");

    static Optional<StorageUrl> parse(String url) {
        Matcher parts = ABSOLUTE.matcher(url);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean https = parts.group(1).equalsIgnoreCase("https");
        int port = parts.group(3) == null ? defaultPort(https) : Integer.parseInt(parts.group(3));
        if (port < 1 || port > 65535) {
            return Optional.empty();
        }
        return Optional.of(
                new StorageUrl(https, parts.group(2).toLowerCase(Locale.ROOT), port, target(parts.group(4))));
    }

    /** @param location of a redirect by this very host, absolute or from its root */
    Optional<StorageUrl> redirect(String location) {
        if (location.startsWith("/") && !location.startsWith("//")) {
            return parse((https ? "https://" : "http://") + host + ':' + port + location);
        }
        return parse(location);
    }

    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    boolean isDefaultPort() {
        return port == defaultPort(https);
    }

    /** Last segment of the path, decoded: the name under which storage keeps the file. */
    String fileName() {
        String path = decode(target.split("\\?", 2)[0]);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Never the query: it is a secret. */
    @Override
    public String toString() {
        return (https ? "https://" : "http://") + host + ':' + port;
    }

    private static String decode(String path) {
        try {
            return QueryStringDecoder.decodeComponent(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static String target(String raw) {
        if (raw == null) {
            return "/";
        }
        String encoded = raw.split("#", 2)[0];
        return encoded.startsWith("?") ? "/" + encoded : encoded;
    }

    private static int defaultPort(boolean https) {
        return https ? 443 : 80;
    }
}
