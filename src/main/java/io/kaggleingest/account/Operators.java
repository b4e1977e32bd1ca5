package io.kaggleingest.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Who may use the routes for operators: names, and the digests of their keys. */
final class Operators {

    /** Whose key has no name. */
    private static final String UNNAMED = "operator";

    private final Map<String, byte[]> digests = new LinkedHashMap<>();

    /** @param namedKeys {@code name=key} each */
    Operators(Optional<String> singleKey, List<String> namedKeys) {
        singleKey.ifPresent(key -> add(UNNAMED, key));
        for (String pair : namedKeys.stream().filter(one -> !one.isBlank()).toList()) {
            int sign = pair.indexOf('=');
            if (sign < 1 || !pair.substring(0, sign).strip().matches("[A-Za-z0-9._-]{1,40}")) {
                throw new ConfigurationException(
                        "KAGGLEINGEST_ADMIN_KEYS must be name=key, with commas between; names of letters, digits and ._-");
            }
            add(pair.substring(0, sign).strip(), pair.substring(sign + 1));
        }
    }

    /** A key from a file often ends with a line break, which no header can carry. */
    private void add(String name, String key) {
        if (!key.isBlank()) {
            digests.put(name, digest(key.strip()));
        }
    }

    boolean areNone() {
        return digests.isEmpty();
    }

    /** Compares with all of them, whoever it is, so that the time tells nothing. */
    Optional<String> name(String key) {
        byte[] digest = digest(key);
        String name = null;
        for (Map.Entry<String, byte[]> operator : digests.entrySet()) {
            if (MessageDigest.isEqual(operator.getValue(), digest)) {
                name = operator.getKey();
            }
        }
        return Optional.ofNullable(name);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
