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
    private static final String PASS = "S3cret" + "Pass9";
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

    static String[] leaksByWhatStandsBefore() {
        return new String[] {
            "!ngrok config add-authtoken §" + RANDOM + "§",
            "ngrok.set_auth_token(\"§" + RANDOM + "§\")",
            "!wandb login --relogin §" + HEX + "01234567§",
            "!kaggle config set -n key -v §" + HEX + "§",
            "!git clone https://§" + RANDOM + "§@example.org/x.git",
            "cohere.Client('§" + RANDOM + "§')",
            "Experiment(\"§" + RANDOM + "§\", project_name='x')",
            "bot = TeleBot(\"§" + "1".repeat(9) + ":AA" + LETTERS.substring(0, 33) + "§\")",
            "https://api.telegram.org/bot§" + "1".repeat(9) + ":AA" + LETTERS.substring(0, 33) + "§/sendMessage",
            "TOKEN = \"§" + RANDOM + "." + RANDOM.substring(0, 6) + "." + RANDOM + "§\"",
            "secret_value_0 = \"§" + HEX + "01234567§\"",
            "keys = [\"§" + RANDOM + "§\"]",
            "zf.extractall(pwd=b'§" + PASS + "§')",
            "zf.setpassword(b\"§" + PASS + "§\")",
            "pwd=bytes('§" + PASS + "§', 'utf-8')",
            "!unzip -P §" + PASS + "§ nets.zip",
            "!7z x -p§" + PASS + "§ nets.7z",
            "!sshpass -p §" + PASS + "§ ssh ida@example.org",
            "!mysql -u root -p§" + PASS + "§ -e 'show tables'",
            "!curl -u ida:§" + PASS + "§ https://example.org/x",
            "!curl -H \"X-API-Key: §" + RANDOM + "§\" https://example.org",
            "!wget --user=ida --password=§" + PASS + "§ https://example.org/x",
            "!docker login -u ida -p §" + PASS + "§",
            "!echo \"§" + RANDOM + "§\" | docker login --password-stdin",
            "python train.py --hf-token §" + RANDOM + "§",
            "smtp.login('ida@example.org', '§" + PASS + "§')",
            "auth=('ida', '§" + PASS + "§')",
            "access_token <- \"§" + RANDOM + "§\"",
            "Sys.setenv(OPENAI_API_KEY = \"§" + RANDOM + "§\")",
            "api_key: str = \"§" + RANDOM + "§\"",
            "DB_PASSWORD=§" + PASS + "§",
            "MAP_TOKEN=§" + RANDOM + "§",
            "PGPASSWORD=§" + PASS + "§ psql -h db",
            "password = §" + PASS + "§",
            "# password: §" + PASS + "§",
            "secret_access_key = §" + RANDOM + "§",
            "Server=x;User Id=ida;Password=§" + PASS + "§;",
            "machine example.org login ida password §" + PASS + "§",
            "§hvs." + RANDOM + "§",
            "§dckr_pat_" + RANDOM + "§",
            "//registry.example.org/:_authToken=§" + RANDOM + "§",
            "headers = {'Ocp-Apim-Subscription-Key': '§" + HEX + "§'}",
            "weather?q=x&appid=§" + HEX + "§",
        };
    }

    @ParameterizedTest
    @MethodSource("leaksByWhatStandsBefore")
    void what_stands_before_tells_a_secret(String leak) {
        secrets_are_masked_and_their_surroundings_stay(leak);
    }

    @Test
    void of_a_list_each_is_masked() {
        String list = "API_KEYS = ['" + RANDOM + "', '" + RANDOM + "x',\n  '" + RANDOM + "y', 'a name']";

        assertEquals("API_KEYS = ['[masked]', '[masked]',\n  '[masked]', 'a name']", Secrets.mask(list));
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
                "pwd = '/kaggle/working/models'",
                "os.environ['PWD'] = '/kaggle/working'",
                "password = getpass()",
                "password = os.environ['DB_PASSWORD']",
                "password = input('Enter your password: ')",
                "api_key = user_secrets.get_secret(\"OPENAI_API_KEY\")",
                "secret_value_0 = user_secrets.get_secret(\"wandb_api_key\")",
                "os.environ[\"WANDB_API_KEY\"] = secret_value_0",
                "HF_TOKEN = UserSecretsClient().get_secret(\"HF_TOKEN\")",
                "wandb.login(key=wandb_api)",
                "wandb.login(key=user_secrets.get_secret(\"WANDB\"))",
                "login(token=hf_token)",
                "client = OpenAI(api_key=os.getenv(\"OPENAI_API_KEY\"))",
                "client = Client(api_key='YOUR_API_KEY')",
                "api_key = \"<your-api-key>\"",
                "api_key = \"xxxxxxxxxxxxxxxxxxxx\"",
                "API_KEY = \"INSERT_YOUR_KEY_HERE\"",
                "os.environ[\"OPENAI_API_KEY\"] = \"sk-...\"",
                "token = \"your_token_here\"",
                "tokenizer = AutoTokenizer.from_pretrained(\"microsoft/deberta-v3-large\")",
                "model = AutoModel.from_pretrained('sentence-transformers/all-MiniLM-L6-v2')",
                "model_name = 'meta-llama/Llama-3.1-8B-Instruct'",
                "pad_token='[PAD]', eos_token=\"<|endoftext|>\", mask_token='<mask>'",
                "special_tokens = [\"<start_of_turn>\", \"<end_of_turn>\", \"ADDITIONAL_TOKEN_1\"]",
                "max_tokens=4096, num_tokens = 512",
                "tokens = tokenizer.tokenize(\"Hello World 123\")",
                "key = 'ISIC_0015719_melanoma_512x512'",
                "keys = ['feature_column_number_one', 'feature_column_number_two']",
                "df.sort_values(key=lambda c: c.str.lower())",
                "primary_key = \"customer_transaction_id\"",
                "foreign_key: \"OrderDetails2023Id\"",
                "KEY_COLS=['store_nbr','family']",
                "TARGET_KEY=sales_total_2023",
                "RANDOM_STATE=42",
                "TOKENIZERS_PARALLELISM=false",
                "MAX_TOKEN_LENGTH = 512",
                "path_key = '../input/petfinder-adoption-prediction/train/train.csv'",
                "url = 'https://storage.googleapis.com/kaggle-competitions-data/kaggle-v2/3136/train.csv'",
                "url = \"https://raw.githubusercontent.com/user/repo/0123456789abcdef0123456789abcdef01234567/x.csv\"",
                "!wget https://example.org/files/ResNet50_v2_weights_tf_dim_ordering_tf_kernels.h5",
                "!curl -o data.zip https://example.org/data.zip",
                "!curl -L -u https://example.org",
                "!unzip -q /kaggle/input/x/train.zip -d /kaggle/working",
                "!unzip -p file.zip data.csv | head",
                "!mkdir -p /kaggle/working/output123",
                "!7z x data.7z -o/kaggle/working",
                "!git clone https://github.com/ultralytics/yolov5",
                "!git clone https://github.com/user/Project2Name3Abc4.git",
                "!pip install -q transformers==4.30.2 accelerate>=0.20",
                "!kaggle datasets download -d user/dataset-name2",
                "!kaggle competitions download -c titanic",
                "ID = '1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUvW'",
                "gdown.download(id='1A2b3C4d5E6f7G8h9I0jKlMnOpQrStUvW')",
                "YouTubeVideo(\"dQw4w9WgXcQ\")",
                "Image(\"/kaggle/input/images/Model2Architecture3Diagram4.png\")",
                "sha256 = \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"",
                "md5 = '5d41402abc4b2a76b9719d911017c592'",
                "commit = \"0123456789abcdef0123456789abcdef01234567\"",
                "image_id = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'",
                "patient_id = '550e8400-e29b-41d4-a716-446655440000'",
                "output_pubkey_base58 = '15YFTiy7UQ6t2BWgFCcVjaxRf6BNz3EbzC'",
                "public_key = \"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\"",
                "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC ida@host",
                "parts = re.compile(r'://([^:]+):([^@]+)@')",
                "re.findall(r'password\\s*=\\s*[\"\\']([^\"\\']+)', text)",
                "token_pattern=r'(?u)\\b\\w\\w+\\b'",
                "auth = HTTPBasicAuth(username, password)",
                "requests.get(url, auth=(user, password))",
                "fig.canvas.mpl_connect('button_press_event', onclick)",
                "conn = sqlite3.connect('/kaggle/input/database.sqlite')",
                "sess = tf.compat.v1.Session(config=config)",
                "spark = SparkSession.builder.appName(\"KaggleNotebook2024Analysis\").getOrCreate()",
                "init('model_checkpoint_v2_best_weights_fold0')",
                "Experiment(\"baseline_resnet50_augmented_v3\")",
                "register(\"CustomLoss2WithMasking\")",
                "login_page = \"https://www.kaggle.com/account/login?returnUrl=/c/titanic\"",
                "df['password_strength'] = df['password'].apply(len)",
                "password_col = 'password_length_bucket'",
                "The password must be at least 8 characters long",
                "The key is to use cross-validation with 5 folds",
                "key: value pairs for 2023",
                "Authorization is required for datasets2",
                "secret sauce: stacking 12 models",
                "API key: see the settings page",
                "passenger_id,name,ticket",
                "def key_to_label(key: str, token: int = 0) -> str:",
                "params = {'learning_rate': 0.05, 'max_depth': 7, 'seed_key': 42}",
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
