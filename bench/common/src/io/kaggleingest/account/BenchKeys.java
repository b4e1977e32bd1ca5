package io.kaggleingest.account;


import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/** API keys in the form that the service accepts, without a sign-up for each. */
public final class BenchKeys {

    private BenchKeys() {}

    public static List<String> generate(int count) {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> KeyFormat.generate(random)).limit(count).toList();
    }

    /** What the service keeps of a key. */
    public static byte[] hash(String key) {
        return KeyHash.of(key).bytes();
    }
}
