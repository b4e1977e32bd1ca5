package io.kaggleingest.kaggle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.kaggleingest.web.Problem;

/**
 * Which Kaggle account the service itself has, and which token sources lie around and are ignored. Kaggle's own client
 * prefers those tokens silently, and their scopes answer 401 where the key is good.
 */
public final class KaggleAccount {

    private static final List<String> TOKEN_FILES = List.of("access_token", "access_token.txt", "credentials.json");

    private KaggleAccount() {}

    /** Name and key as given, else kaggle.json in the folder, if one is named; half an account is refused. */
    public static Optional<KaggleCredentials> of(
            Optional<String> username, Optional<String> key, Optional<String> folder) {
        Optional<String> name = value(username);
        Optional<String> secret = value(key);
        if (name.isPresent() != secret.isPresent()) {
            throw refusal("Only " + (name.isPresent() ? "KAGGLE_USERNAME" : "KAGGLE_KEY")
                    + " is set. Set both KAGGLE_USERNAME and KAGGLE_KEY, or neither.");
        }
        if (name.isPresent()) {
            return Optional.of(credentials(
                    "KAGGLE_USERNAME and KAGGLE_KEY", () -> new KaggleCredentials(name.get(), secret.get())));
        }
        return value(folder).map(path -> inFile(Path.of(path, "kaggle.json")));
    }

    /** Names of what is ignored, never what is in it. */
    public static List<String> ignoredTokens(Map<String, String> environment, Path home, Optional<String> folder) {
        List<String> tokens = new ArrayList<>();
        if (!environment.getOrDefault("KAGGLE_API_TOKEN", "").isBlank()) {
            tokens.add("KAGGLE_API_TOKEN");
        }
        tokens.addAll(tokenFiles(home.resolve(".kaggle")));
        value(folder).ifPresent(path -> tokens.addAll(tokenFiles(Path.of(path))));
        return tokens.stream().distinct().toList();
    }

    private static List<String> tokenFiles(Path folder) {
        return TOKEN_FILES.stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .map(Path::toString)
                .toList();
    }

    private static KaggleCredentials inFile(Path file) {
        return credentials(file.toString(), () -> KaggleCredentials.inJson(read(file)));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw refusal(file + " cannot be read. KAGGLE_CONFIG_DIR must name a folder with a readable kaggle.json;"
                    + " unset it to use KAGGLE_USERNAME and KAGGLE_KEY.");
        }
    }

    private static KaggleCredentials credentials(String source, Supplier<KaggleCredentials> reading) {
        try {
            return reading.get();
        } catch (Problem problem) {
            throw refusal(source + ": " + problem.detail());
        }
    }

    private static Optional<String> value(Optional<String> value) {
        return value.map(String::strip).filter(text -> !text.isEmpty());
    }

    private static IllegalStateException refusal(String reason) {
        return new IllegalStateException(reason);
    }
}
