package io.kaggleingest.context;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The credentials here are put together at run time: no scanner should find one in this repository. */
class SecretsTest {
    private static final String HEX = "0123456789abcdef".repeat(2);
    private static final String LETTERS = "Fake".repeat(10);
    private static final String DASHES = "-".repeat(5);

    static String[] leaks() {
        return new String[] {
            "{\"username\":\"ada\",\"key\":\"§" + HEX + "§\"}",
            "os.environ['KAGGLE_KEY'] = '§" + HEX + "§'",
            "export KAGGLE_KEY=§" + HEX + "§",
            "%env KAGGLE_KEY §" + HEX + "§",
            "api.set_config(\"key\", \"§" + HEX + "§\")",
            "wandb.login(key='§" + HEX + "01234567§')",
            "use §KGAT_" + LETTERS + "§ here",
            "login(token=\"§hf_" + LETTERS + "§\")",
            "openai.api_key = '§sk-proj-" + LETTERS + "§'",
            "aws §AKIA" + "FAKE".repeat(4) + "§",
            "git clone https://§ghp_" + LETTERS + "§@example.org/x",
            "§github_pat_" + LETTERS + "§",
            "gmaps §AIza" + LETTERS + "§",
            "slack §xoxb-" + LETTERS + "§",
            "Authorization: Bearer §" + LETTERS + "§",
            "jwt §eyJ" + LETTERS + "." + LETTERS + "." + LETTERS + "§",
            "psycopg2.connect('postgres://ada:§" + "hunter" + "22§@db.example.org/x')",
            "API_KEY = \"§" + LETTERS + "§\"",
            "client_secret: '§" + LETTERS + "1§'",
            "params = {\"api_key\": \"§" + LETTERS + "§\"}",
            "password = '§" + "correct" + "horse§'",
            "§" + DASHES + "BEGIN RSA PRIVATE KEY" + DASHES + "\nMII" + LETTERS + "\n" + LETTERS + "==\n" + DASHES
                    + "END RSA PRIVATE KEY" + DASHES + "§ after",
            "\"private_key\": \"§" + DASHES + "BEGIN PRIVATE KEY" + DASHES + "\\nMII" + LETTERS + "\\n" + DASHES
                    + "END PRIVATE KEY" + DASHES + "§\\n\"",
        };
    }

    /** What stands between § is the secret: only that goes. */
    @ParameterizedTest
    @MethodSource("leaks")
    void secrets_are_masked_and_their_surroundings_stay(String leak) {
        String expected = leak.replaceAll("(?s)§.*§", Secrets.MASKED);

        assertEquals(expected, Secrets.mask(leak.replace("§", "")));
        assertEquals(expected, Secrets.mask(expected), "a second time changes nothing");
    }

    @Test
    void a_private_key_that_does_not_end_is_masked_too() {
        String text = DASHES + "BEGIN PRIVATE KEY" + DASHES + "\nMII" + LETTERS + "\n" + LETTERS;

        assertFalse(Secrets.mask(text).contains("MII"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "md5 0123456789abcdef0123456789abcdef of the file",
                "merge on the key row_id",
                "tokenizer = AutoTokenizer.from_pretrained('bert-base-uncased')",
                "pad_token=\"<pad>\"",
                "key=lambda x: x[1]",
                "sk-learn and task-specific-head-with-long-name",
                "api_key = os.environ['API_KEY']",
                "secret = UserSecretsClient().get_secret('MY_TOKEN')",
                "https://www.kaggle.com/code/o/s",
                "eyJust a word",
                "password = getpass()",
            })
    void ordinary_text_stays(String text) {
        assertEquals(text, Secrets.mask(text));
    }

    /** Not how long it takes, only that no pattern backtracks for hours. */
    @Test
    void hostile_text_comes_to_an_end() {
        String[] hostile = {
            (DASHES + "BEGIN PRIVATE KEY" + DASHES + "\n").repeat(2_000),
            "key ".repeat(100_000),
            "://a:".repeat(50_000),
            "a".repeat(1_000_000),
            "data:image/png;base64,".repeat(20_000),
            ("A".repeat(76) + "\n").repeat(20_000),
            "<!--".repeat(2_000) + "<script>".repeat(2_000),
            "![".repeat(50_000),
            "<img ".repeat(20_000),
        };
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (String text : hostile) {
                Prose.markdown(text);
                HtmlMarkdown.of(text);
            }
        });
    }
}
