package io.kaggleingest.document.text;

import java.util.List;

/** Values that may be anything, known as secrets by what stands before them: names, commands, calls, addresses. */
final class SecretContexts {
    /** What gives a name its value: also in R, with a type, in a list of arguments, in what a name is compared to. */
    private static final String GIVEN =
            "[\\w-]{0,20}+[\"'\\])]{0,3}\\s{0,4}(?:<{1,2}-|=>|:=|={1,2}|[:,]|:\\s{0,3}[\\w.|]{1,30}(?:\\[[\\w., |]{1,30}])?\\s{0,3}=)"
                    + "\\s{0,4}(?:(?:bytes|bytearray|str|SecretStr)?[\\[(]\\s{0,9})?[bBrRuUfF]{0,2}";

    /** The same with nothing but the value on the rest of the line, as in settings. */
    private static final String SET = "[\\w.-]{0,20}+[ \\t]{0,4}[=:][ \\t]{0,4}";

    private static final String LINE_END = "(?=[ \\t]*+(?:[;,#].{0,200})?+(?:\\r|\\n|$))";

    private static final String KEY_NAMES =
            "(?:api|secret|access|auth|private|client|app|consumer|account|subscription|bot|bearer|refresh|session|master|service|signing|encryption)"
                    + "[_ .-]?(?:key|token|secret)";
    private static final String PASSWORD_NAMES = "(?:password|passwd|passphrase|(?<![a-z])pwd|passwort)";
    private static final String WEAK_NAMES =
            "(?<!pub)(?<!public)(?<!public_)(?<!pub_)(?:key|token(?!i[sz])|secret|credentials?|auth|pass)";

    static final List<SecretShape> SHAPES = List.of(
            // A Kaggle or W&B key looks like any hash, so the word before it decides.
            SecretShape.of(
                    "key token secret login wandb password passwd",
                    "(?i)(?:key|token(?!i[sz])|secret|login|wandb|password|passwd)[\\w.]{0,20}+"
                            + "(?:[\\s\"'\\]\\[=:,()>]|<-|-v ){1,12}+([0-9a-f]{32,40})(?![0-9a-f])"),
            SecretShape.of("bearer", "(?i)\\bbearer\\s+([A-Za-z0-9._~+/-]{20,}+)"),
            SecretShape.of(
                    "authorization",
                    "(?i)authorization[\"']?\\s{0,4}[:=,]\\s{0,4}[\"']?(?:basic|token|apikey|key|client-id)\\s+([A-Za-z0-9+/_.=-]{8,}+)",
                    SecretValue::isAny),
            SecretShape.of(
                    "-key -token",
                    "(?i)(?:x-|ocp-apim-)?(?:api|auth|access|subscription|goog-api|rapidapi)-(?:key|token)[\"']?\\s{0,4}[:=,]\\s{0,4}[\"']?"
                            + "([A-Za-z0-9+/_.=~-]{12,200}+)",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of("://", "://[^\\s/:@\"'<>]{0,100}:([^\\s/@\"'{}<>]{3,200}+)@", SecretValue::isPassword),
            SecretShape.of("://", "://([A-Za-z0-9_.~-]{20,200}+)@", SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "token= key= auth= sig= signature= credential= password= appid= secret=",
                    "(?i)[?&;](?:token|key|api_?key|access_?(?:token|key)|auth(?:_?token)?|sig|signature|appid|password|(?:client_?)?secret"
                            + "|subscription-key|(?:x-amz|x-goog)-(?:signature|credential|security-token))=([A-Za-z0-9_.~%+/=-]{16,}+)",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "password= pwd=",
                    "(?i);\\s{0,3}(?:password|pwd)=([^;\\s\"'{}<>]{4,100}+)",
                    SecretValue::isPassword),
            SecretShape.of(
                    "key token secret passw pwd",
                    "(?i)(?:export\\s{1,4}(?=\\w{1,80}=)|%(?:set_)?env\\s{1,4}|\\b(?-i:ENV)\\s{1,4}|setx?\\s{1,4}(?:-\\w{1,3}\\s{1,4})?"
                            + "|setenv\\s{1,4}|\\$env:)"
                            + "\\w{0,40}?(?:key|token(?!i[sz])|secret|password|passwd|pwd)\\w{0,20}+[\\s=]{1,4}[\"']?"
                            + "([^\\s\"'$%{}<>\\[\\]()=]{8,200}+)",
                    SecretValue::isAny),
            SecretShape.of(
                    "password= token= secret= key=",
                    "(?<![\\w.])[A-Z][A-Z0-9_]{0,40}?(?:PASSWORD|PASSWD)=([^\\s\"'$%{}<>\\[\\]();,]{6,200}+)",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "token= secret= key=",
                    "(?<![\\w.])[A-Z][A-Z0-9_]{0,40}?(?:TOKEN|SECRET|KEY)=([A-Za-z0-9_+/.~-]{12,200}+)",
                    SecretValue::isMixed),
            // Settings without quotes, as in .env.
            SecretShape.of(
                    "passw passphrase pwd",
                    "(?m)^[ \\t#/*>!-]{0,8}+(?:\\w{0,40}?(?:PASSWORD|PASSWD|PASSPHRASE|_PWD|_PASS)|(?:[a-z]{1,20}[_.])?(?:password|passwd|passphrase))\\w{0,9}+"
                            + "[ \\t]{0,4}[=:][ \\t]{0,4}([^\\s\"'$%{}<>\\[\\]();,]{6,200}+)" + LINE_END,
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "key token secret",
                    "(?m)^[ \\t]{0,8}+(?:[A-Z0-9_]{0,40}?(?:KEY|TOKEN(?!I[SZ])|SECRET)[A-Z0-9_]{0,20}+|\\w{0,30}?(?i:"
                            + KEY_NAMES + "))" + SET + "([A-Za-z0-9_+/=.~!@#^&*:-]{12,200}+)" + LINE_END,
                    SecretValue::isMixed),
            SecretShape.of(
                    "password",
                    "(?i)\\bpassword(?:\\s{1,4}(?:is|was))?\\s{1,4}([^\\s\"'{}<>()]{8,100}+)" + LINE_END,
                    SecretValue::isMixed),
            // Names with a quoted value.
            SecretShape.of(
                    "key token secret",
                    "(?i)" + KEY_NAMES + "s?" + GIVEN + "[\"']([^\"'\\s{}<>]{12,300}+)[\"']",
                    SecretValue::isAny),
            SecretShape.of(
                    "passw pwd passphrase",
                    "(?i)" + PASSWORD_NAMES + GIVEN + "[\"']([^\"'\\s]{6,200}+|(?:[a-z]{4} ){3}[a-z]{4})[\"']",
                    SecretValue::isPassword),
            SecretShape.of(
                    "key token secret credential auth pass",
                    "(?i)" + WEAK_NAMES + "s?" + GIVEN + "[\"']([A-Za-z0-9_+/=.~-]{20,300}+)[\"']",
                    SecretValue::isRandom),
            // Commands.
            SecretShape.of(
                    "--pass -pass",
                    "(?i)(?<![\\w-])--[\\w-]{0,20}?(?:password|passwd|passphrase)[ =]{1,3}[\"']?([^\\s\"'$%{}<>()]{6,200}+)",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "token key secret",
                    "(?i)(?<![\\w-])--[\\w-]{0,20}?(?:token(?!i[sz])|key|secret)[\\w-]{0,10}+[ =]{1,3}[\"']?([A-Za-z0-9_+/=.~-]{12,300}+)",
                    SecretValue::isMixed),
            SecretShape.of(
                    "--password-stdin --with-token",
                    "(?i)\\becho\\s{1,3}(?:-n\\s{1,3})?[\"']?([^\\s\"'$|]{8,300}+)[\"']?\\s{0,3}\\|[^\\n]{0,100}?--(?:password-stdin|with-token)",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "authtoken wandb login auth_token comet huggingface-cli",
                    "(?i)(?:add-authtoken|authtoken|wandb\\s{1,3}login|huggingface-cli\\s{1,3}login|hf\\s{1,3}auth\\s{1,3}login)"
                            + "(?:\\s{1,3}--?[\\w-]{1,20}){0,3}\\s{1,3}[\"']?([A-Za-z0-9_.-]{16,200}+)",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "config configure",
                    "(?i)\\bconfig(?:ure)?\\s{1,3}(?:set\\s{1,3}|--\\w{1,20}\\s{1,3}){0,2}(?:-n\\s{1,3})?[\\w.]{0,40}(?:key|token|secret|password)\\w{0,20}\\s{1,3}(?:-v\\s{1,3})?"
                            + "[\"']?([^\\s\"'$%{}<>()]{8,200}+)",
                    SecretValue::isAny),
            SecretShape.of(
                    "unzip zip sshpass unrar 7z mysql docker",
                    "(?i)\\b(?:(?:un)?zip\\b[^\\n]{0,200}?\\s(?-i:-P)\\s{0,3}|sshpass\\s{1,3}-p\\s{0,3}|(?:7z[ar]?|unrar|rar|mysql\\w{0,10})\\b[^\\n]{0,200}?\\s-p"
                            + "|docker\\s{1,3}login\\b[^\\n]{0,200}?\\s-p\\s{1,3})[\"']?([^\\s\"'$%{}<>()/-][^\\s\"'$%{}<>()]{3,100}+)",
                    SecretValue::isPassword),
            SecretShape.of(
                    "curl wget http",
                    "(?i)\\b(?:curl|wget|https?)\\b[^\\n]{0,300}?\\s(?:-u|--user|-a|--auth)[ =]{0,3}[\"']?[^\\s:\"'$]{1,100}:([^\\s\"'$%{}<>()]{4,200}+)",
                    SecretValue::isPassword),
            // Calls.
            SecretShape.of(
                    "key( token( secret( password(",
                    "(?i)(?:key|token|secret)\\(\\s{0,9}[bru]{0,2}[\"']([A-Za-z0-9_+/=.~-]{16,300}+)[\"']",
                    SecretValue::hasLettersAndDigits),
            SecretShape.of(
                    "password(",
                    "(?i)set_?password\\(\\s{0,9}[bru]{0,2}[\"']([^\"'\\n]{6,100}+)[\"']",
                    SecretValue::isPassword),
            SecretShape.of(
                    "(\" ('",
                    "(?<![A-Za-z0-9_])[A-Z]\\w{2,30}\\(\\s{0,9}[bru]?[\"']([A-Za-z0-9_+/=.~:-]{20,300}+)[\"']",
                    SecretValue::isRandom),
            SecretShape.of(
                    "oauth",
                    "(?i)oauth\\w{0,20}\\(\\s{0,9}[\"'][^\"'\\n]{1,300}[\"'],\\s{0,9}[\"']([A-Za-z0-9_+/=.~:-]{20,300}+)[\"']",
                    SecretValue::isRandom),
            SecretShape.of(
                    "client( login( auth( authenticate( connect( init( initialize( bot( api( session( experiment( openai( anthropic("
                            + " cohere( groq( mistral( replicate( pinecone( configure( register( account( signer( .run(",
                    "(?i)(?:client|login|auth|authenticate|connect|init|initialize|bot|api|session|experiment|openai|anthropic|cohere|groq|mistral"
                            + "|replicate|pinecone|configure|register|account|signer|\\.run)\\(\\s{0,9}[bru]{0,2}[\"']([A-Za-z0-9_+/=.~:-]{20,300}+)[\"']",
                    SecretValue::isRandomOrHex),
            SecretShape.of(
                    "login( log_in( sign_in( authenticate( auth( basicauth( auth=( auth = (",
                    "(?i)(?:login|log_in|sign_in|authenticate|auth|basicauth|auth ?= ?)\\(\\s{0,9}[^,()\\n]{1,100},\\s{0,9}(?:\\w{0,20}(?:pass|key|token)\\w{0,20}\\s{0,3}=\\s{0,3})?"
                            + "[bru]{0,2}[\"']([^\"'\\n]{6,100}+)[\"']",
                    SecretValue::isPassword));

    /** What stands beside a secret in a list of them. */
    static final SecretShape NEXT = SecretShape.of(
            "[masked]\", [masked]',",
            "\\[masked\\][\"'],\\s{0,30}[bru]?[\"']([^\"'\\s]{12,300}+)[\"']",
            SecretValue::isRandomOrHex);

    private SecretContexts() {}
}
