package io.kaggleingest.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id with 19 MiB, 2 passes and 1 lane (OWASP's first choice), in the usual PHC string. Slow: never on an event loop. */
final class PasswordHash {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=(\\d{1,3})\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** A hash that no known password has; to check it takes as long as any other. */
    static final String OF_NOBODY = format(new byte[SALT_BYTES], new byte[HASH_BYTES]);

    private PasswordHash() {}

    static String of(Password password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return format(
                salt,
                compute(
                        password.value(),
                        parameters(Argon2Parameters.ARGON2_VERSION_13, MEMORY_KIB, PASSES, LANES, salt),
                        HASH_BYTES));
    }

    /** @param phc names the parameters with which it was made */
    static boolean matches(PasswordGuess guess, String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalStateException("A kept password hash is not an Argon2id PHC string");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] hash = base64.decode(parts.group(6));
        Argon2Parameters parameters = parameters(
                number(parts, 1), number(parts, 2), number(parts, 3), number(parts, 4), base64.decode(parts.group(5)));
        return MessageDigest.isEqual(hash, compute(guess.value(), parameters, hash.length));
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    private static Argon2Parameters parameters(int version, int memoryKib, int passes, int lanes, byte[] salt) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(version)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
    }

    private static byte[] compute(String password, Argon2Parameters parameters, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String format(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }
}
