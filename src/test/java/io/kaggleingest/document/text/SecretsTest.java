package io.kaggleingest.document.text;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.page.HtmlMarkdown;
import io.kaggleingest.document.page.MarkdownReader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The credentials here are put together at run time: no scanner should find one in this repository. */
class SecretsTest {
    private static final String HEX = "0123456789abcdef".repeat(2);
    private static final String LETTERS = "Fake".repeat(10);
    private static final String DASHES = "-".repeat(5);

    private static final String MIXED = "a1Z2c3X4".repeat(5);
    private static final String RANDOM = "q7Zk2Xv9" + "LmT4bWc8" + "Rj3NpY6h";

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
            "login user password §" + HEX + "01234567§",
            "wandb §wandb_v1_" + LETTERS + "§",
            "anthropic §sk-ant-api03-" + LETTERS + "§",
            "groq §gsk_" + LETTERS + "§",
            "aws_secret_access_key = §" + MIXED + "§",
            "AWS_SESSION_TOKEN: '§" + MIXED.repeat(4) + "==§'",
            "§gldt-" + LETTERS + "§",
            "google §GOCSPX-" + LETTERS + "§",
            "slack §xapp-1-" + LETTERS + "§",
            "https://hooks.slack.com/services/§T" + LETTERS + "/B" + LETTERS + "§",
            "https://discord.com/api/webhooks/§" + "1".repeat(18) + "/" + LETTERS + "§",
            "stripe §sk_test_" + LETTERS + "§ and pk",
            "§whsec_" + LETTERS + "§",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=§" + MIXED + "==§;EndpointSuffix=x",
            "azure §aBc8Q~" + LETTERS.substring(0, 34) + "§",
            "sendgrid §SG." + LETTERS.substring(0, 22) + "." + LETTERS + "§",
            "bot §" + "1".repeat(9) + ":AA" + LETTERS.substring(0, 33) + "§",
            "'Authorization': 'Basic §" + LETTERS + "==§'",
            "redis://:§" + "hunter" + "22§@cache.example.org",
            "https://files.example.org/a.csv?X-Goog-Signature=§" + HEX.repeat(4) + "§&x=1",
            "https://a.blob.example.org/c?sv=2020&sig=§" + MIXED + "%3D§",
            "!export OPENAI_API_KEY=§" + "hunter" + "2222§",
            "%env MY_SECRET §" + "hunter" + "2222§",
            "MY_KEY = '§" + RANDOM + "§'",
            "\"secret\": \"§" + RANDOM + "§\"",
            "Client(token='§" + RANDOM + "§')",
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
                "commit 0123456789abcdef0123456789abcdef01234567",
                "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "key = 'sha256-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'",
                "tokenizer_revision='0123456789abcdef0123456789abcdef01234567'",
                "key = '550e8400-e29b-41d4-a716-446655440000'",
                "image_id: 0123456789abcdef0123456789abcdef",
                "FROM python@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "key = 'ISIC_0015719_melanoma_512x512'",
                "token_col = 'Train_2021_v3_fold1_Submission'",
                "df['aGVsbG9Xb3JsZENvbHVtbg'], columns=['Zm9vQmFyMTIzNDU2Nzg5MA']",
                "export key features_of_the_model",
                "an env token substitution",
                "primary_key = 'PassengerIdFareClass2021'",
                "key_path = 'input/Train2021/Fold1/Model'",
                "div.sk-toggleable__label-arrow:before and sk-estimator-doc-link-fitted",
                "hf_hub_download and hf_transformersutilities",
                "export PATH=/usr/local/bin:$PATH",
                "export API_KEY=$OTHER_KEY",
                "%env TOKENIZERS_PARALLELISM=false",
                "for key, value in pairs.items(): print(f'{key}: {value}')",
                "sort_by_key(lambda pair: pair[1], 'descending_by_second_value')",
                "https://www.kaggle.com/c/x?scriptVersionId=12345678901234567890",
                "f'https://{user}:{password}@example.org'",
                "ratio 12:30 @ noon, mailto:ada@example.org",
                "pd.read_csv('s3://bucket/key/part-00000.csv')",
                "AKIAIHABARA station",
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
                MarkdownReader.markdown(text);
                HtmlMarkdown.of(text);
            }
        });
    }
}
