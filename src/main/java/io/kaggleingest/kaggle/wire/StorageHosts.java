package io.kaggleingest.kaggle.wire;

import java.util.List;
import java.util.Locale;

/** Where a download may be redirected to: {@code host}, {@code *.domain}, each with or without {@code :port}. */
record StorageHosts(List<String> patterns) {

    StorageHosts {
        patterns = patterns.stream()
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    boolean allows(StorageUrl url) {
        return (url.https() || url.isLoopback()) && patterns.stream().anyMatch(pattern -> matches(pattern, url));
    }

    private static boolean matches(String pattern, StorageUrl url) {
        String withPort = url.host() + ':' + url.port();
        return covers(pattern, withPort) || (url.isDefaultPort() && covers(pattern, url.host()));
    }

    private static boolean covers(String pattern, String host) {
        return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }
}
