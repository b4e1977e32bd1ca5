package io.kaggleingest.kaggle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KaggleAccountTest {

    private static final Optional<String> NONE = Optional.empty();

    @TempDir
    Path folder;

    @Test
    void is_none_where_nothing_is_set() {
        assertEquals(Optional.empty(), KaggleAccount.of(NONE, NONE, NONE));
        assertEquals(Optional.empty(), KaggleAccount.of(Optional.of(" "), Optional.of(""), Optional.of("")));
    }

    @Test
    void comes_from_name_and_key_before_any_file() throws IOException {
        kaggleJson("{\"username\": \"filed\", \"key\": \"filed-key\"}");

        assertEquals(
                Optional.of(new KaggleCredentials("fakeuser", "fakekey")),
                KaggleAccount.of(Optional.of("fakeuser"), Optional.of("fakekey\n"), inFolder()));
    }

    @Test
    void comes_from_kaggle_json() throws IOException {
        kaggleJson("{\"username\": \"filed\", \"key\": \"filed-key\", \"more\": 1}");

        assertEquals(
                Optional.of(new KaggleCredentials("filed", "filed-key")), KaggleAccount.of(NONE, NONE, inFolder()));
    }

    @Test
    void is_refused_by_halves() {
        assertEquals(
                "Only KAGGLE_USERNAME is set. Set both KAGGLE_USERNAME and KAGGLE_KEY, or neither.",
                refusal(Optional.of("fakeuser"), NONE, NONE));
        assertEquals(
                "Only KAGGLE_KEY is set. Set both KAGGLE_USERNAME and KAGGLE_KEY, or neither.",
                refusal(NONE, Optional.of("topsecret"), NONE));
    }

    @Test
    void is_refused_with_a_token_for_a_key() {
        String reason = refusal(Optional.of("fakeuser"), Optional.of("KGAT_topsecret"), NONE);

        assertTrue(reason.startsWith("KAGGLE_USERNAME and KAGGLE_KEY: The Kaggle key starts with KGAT_"), reason);
        assertFalse(reason.contains("topsecret"), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"username\": \"filed\", \"key\": topsecret}",
                "topsecret",
                "[]",
                "{\"key\": \"topsecret\"}",
                "{\"username\": \"filed\"}",
                "{\"username\": \"filed\", \"key\": \"KGAT_topsecret\"}",
                "{\"username\": \"a:b\", \"key\": \"topsecret\"}"
            })
    void is_refused_in_a_file_that_does_not_hold_it(String content) throws IOException {
        kaggleJson(content);

        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> KaggleAccount.of(NONE, NONE, inFolder()));

        assertTrue(refusal.getMessage().startsWith(folder.resolve("kaggle.json").toString()), refusal.getMessage());
        assertFalse(refusal.toString().contains("topsecret"), refusal.toString());
        assertEquals(null, refusal.getCause());
    }

    @Test
    void is_refused_where_the_file_is_missing() {
        String reason = refusal(NONE, NONE, inFolder());

        assertTrue(reason.contains("kaggle.json cannot be read. KAGGLE_CONFIG_DIR must name"), reason);
    }

    @Test
    void names_every_token_that_is_ignored() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path dotKaggle = Files.createDirectory(home.resolve(".kaggle"));
        Files.writeString(dotKaggle.resolve("access_token"), "topsecret");
        Files.writeString(dotKaggle.resolve("access_token.txt"), "topsecret");
        Files.writeString(folder.resolve("credentials.json"), "topsecret");

        assertEquals(
                List.of(
                        "KAGGLE_API_TOKEN",
                        dotKaggle.resolve("access_token").toString(),
                        dotKaggle.resolve("access_token.txt").toString(),
                        folder.resolve("credentials.json").toString()),
                KaggleAccount.ignoredTokens(Map.of("KAGGLE_API_TOKEN", "topsecret"), home, inFolder()));
    }

    @Test
    void has_nothing_to_ignore_in_a_clean_place() {
        assertEquals(List.of(), KaggleAccount.ignoredTokens(Map.of("KAGGLE_API_TOKEN", ""), folder, NONE));
    }

    private Optional<String> inFolder() {
        return Optional.of(folder.toString());
    }

    private void kaggleJson(String content) throws IOException {
        Files.writeString(folder.resolve("kaggle.json"), content);
    }

    private static String refusal(Optional<String> username, Optional<String> key, Optional<String> folder) {
        return assertThrows(IllegalStateException.class, () -> KaggleAccount.of(username, key, folder))
                .getMessage();
    }
}
