package io.kaggleingest.document.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces credentials that people left in their notebooks. Known shapes anywhere; unknown ones only where the text
 * itself says that a key or password follows. It errs towards masking: a masked model name costs less than a leaked key.
 */
final class Secrets {
    static final String MASKED = "[masked]";

    /** In each pattern the group {@code secret}, or without one the whole match, is what must not get out. */
    private static final List<Shape> SHAPES = List.of(
            shape(
                    "private",
                    "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                            + "(?:[A-Za-z0-9+/=\\s\\\\:,\"'-]{0,8000}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                            + "|[A-Za-z0-9+/=\\s\\\\]{0,8000}+)"),
            // A Kaggle or W&B key looks like any hash, so the word before it decides.
            shape(
                    "key token login wandb password passwd",
                    "(?i)(?:key|token(?!i[sz])|login|wandb|password|passwd)[\\w.]{0,20}+"
                            + "[\\s\"'\\]\\[=:,()>]{1,12}+(?<secret>[0-9a-f]{32,40})(?![0-9a-f])"),
            shape(
                    "kgat_ ki_ wandb_v",
                    "\\b(?:KGAT_[A-Za-z0-9_-]{8,}+|ki_[0-9A-Za-z]{32}\\b|wandb_v\\d_[A-Za-z0-9_]{20,}+)"),
            // These begin like names of CSS classes and functions, which have neither digits nor capitals.
            shape("hf_ api_org_", "\\b(?:hf_|api_org_)(?=[a-z]{0,60}+[A-Z0-9])[A-Za-z0-9]{16,}+"),
            shape("sk-", "\\bsk-(?=[a-z_-]{0,60}+[A-Z0-9])[A-Za-z0-9_-]{20,}+"),
            shape(
                    "gsk_ xai- pplx- nvapi- tvly- r8_ lsv2_ pcsk_",
                    "\\b(?:gsk_|xai-|pplx-|nvapi-|tvly-|r8_|lsv2_(?:pt|sk)_|pcsk_)"
                            + "(?=[a-z_-]{0,60}+[A-Z0-9])[A-Za-z0-9_-]{20,}+"),
            shape(
                    "akia asia abia acca agpa aida aroa a3t",
                    "\\b(?:AKIA|ASIA|ABIA|ACCA|AGPA|AIDA|AROA|A3T[A-Z0-9])[0-9A-Z]{16}\\b"),
            shape(
                    "aws",
                    "(?i)aws_?(?:secret|session)[a-z_]{0,20}+[\"'\\])]{0,3}\\s{0,4}[=:]?\\s{0,4}[\"']?"
                            + "(?<secret>[A-Za-z0-9/+]{40,2000}+={0,2})"),
            shape(
                    "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_",
                    "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_[A-Za-z0-9_]{20,}+)"),
            shape("gl", "\\bgl(?:pat|ptt|dt|rt|rtr|cbt|ft|soat|imt|agent|oas|ffct)-[A-Za-z0-9_.=-]{16,}+"),
            shape(
                    "aiza ya29. gocspx-",
                    "\\b(?:AIza[0-9A-Za-z_-]{30,}+|ya29\\.[0-9A-Za-z_-]{20,}+|GOCSPX-[0-9A-Za-z_-]{20,}+)"),
            shape("xox xapp-", "\\b(?:xox[abeoprs](?:\\.xox[bp])?|xapp)-[A-Za-z0-9-]{10,}+"),
            shape(
                    "hooks.slack.com",
                    "(?i)hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<secret>[A-Za-z0-9+/]{20,}+)"),
            shape("webhooks", "(?i)discord(?:app)?\\.com/api/webhooks/(?<secret>\\d{15,20}/[A-Za-z0-9_-]{20,}+)"),
            shape("sk_ rk_ whsec_", "\\b(?:(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{10,}+|whsec_[A-Za-z0-9+/=]{20,}+)"),
            shape(
                    "accountkey= sharedaccesskey= sharedsecretkey=",
                    "(?i)(?:AccountKey|SharedAccessKey|SharedSecretKey)=(?<secret>[A-Za-z0-9+/]{30,}+={0,2})"),
            shape("q~", "(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}"),
            shape(
                    "sg. npm_ pypi- dop_v1_ dapi shpat_ age-secret-key-",
                    "\\b(?:SG\\.[\\w-]{16,32}\\.[\\w-]{16,64}|npm_[A-Za-z0-9]{36}|pypi-AgE[\\w-]{50,}+"
                            + "|dop_v1_[0-9a-f]{64}|dapi[0-9a-f]{32}|shpat_[0-9a-f]{32}|AGE-SECRET-KEY-1[0-9A-Z]{58})"),
            shape(":aa", "(?<![\\w:])\\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])"),
            shape("eyj", "\\beyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"),
            shape("bearer", "(?i)\\bbearer\\s+(?<secret>[A-Za-z0-9._~+/-]{20,}+)"),
            shape(
                    "basic",
                    "(?i)authorization[\"']?\\s{0,4}[:=,]\\s{0,4}[\"']?basic\\s+(?<secret>[A-Za-z0-9+/]{8,}+={0,2})"),
            shape("://", "://[^\\s/:@\"'<>]{0,100}:(?<secret>[^\\s/@\"'{}<>]{3,200}+)@"),
            shape(
                    "token= key= auth= sig= signature= credential=",
                    "(?i)[?&;](?:token|key|api_?key|access_?token|auth|sig|signature|(?:x-amz|x-goog)-"
                            + "(?:signature|credential|security-token))=(?<secret>[A-Za-z0-9_.~%+/=-]{16,}+)"),
            shape(
                    "key token secret passw",
                    "(?i)(?:export\\s{1,4}(?=\\w{1,80}=)|%(?:set_)?env\\s{1,4}|\\b(?-i:ENV)\\s{1,4}|setx\\s{1,4})"
                            + "\\w{0,40}?(?:key|token(?!i[sz])|secret|password|passwd)\\w{0,20}+[\\s=]{1,4}[\"']?"
                            + "(?<secret>[^\\s\"'$%{}<>\\[\\]]{8,200}+)"),
            shape(
                    "key token secret",
                    "(?i)(?:api|secret|access|auth|private|client)[_ -]?(?:key|token|secret)[\\w]{0,20}+"
                            + "[\"'\\])]{0,3}\\s{0,4}[=:,]\\s{0,4}[\"'](?<secret>[A-Za-z0-9_+/=.~-]{12,200}+)[\"']"),
            shape(
                    "passw pwd passphrase",
                    "(?i)(?:password|passwd|pwd|passphrase)[\\w]{0,20}+[\"'\\])]{0,3}\\s{0,4}[=:]\\s{0,4}"
                            + "[\"'](?<secret>[^\"'\\s]{6,200}+)[\"']"));

    /** A name that only may mean a secret, so that the value has to look like one. */
    private static final Shape ASSIGNED = shape(
            "key token secret credential auth pass",
            "(?i)(?:key|token|secret|credentials?|auth|pass)\\w{0,20}+[\"'\\])]{0,3}\\s{0,4}[=:,]\\s{0,4}"
                    + "[\"'](?<secret>[A-Za-z0-9_+/=~-]{20,200}+)[\"']");

    /** Random letters and digits change their kind (capital, small, digit) two times in three; names and paths seldom. */
    private static final double RESTLESS = 0.4;

    private static final double BITS_PER_CHARACTER = 3.5;

    private Secrets() {}

    static String mask(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String masked = text;
        for (Shape shape : SHAPES) {
            if (shape.mayBeIn(lower)) {
                masked = shape.pattern()
                        .matcher(masked)
                        .replaceAll(found -> Matcher.quoteReplacement(replacement(found)));
            }
        }
        return ASSIGNED.mayBeIn(lower)
                ? ASSIGNED.pattern()
                        .matcher(masked)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(isRandom(found.group(1)) ? replacement(found) : found.group()))
                : masked;
    }

    /** @param words one of which, in lower case, is in whatever the pattern finds: most texts have none, and that is soon seen */
    private record Shape(List<String> words, Pattern pattern) {

        boolean mayBeIn(String lower) {
            return words.stream().anyMatch(lower::contains);
        }
    }

    private static Shape shape(String words, String regex) {
        return new Shape(List.of(words.split(" ")), Pattern.compile(regex));
    }

    /** A named group is the only capturing group of its pattern, hence group 1. */
    private static String replacement(MatchResult found) {
        if (found.groupCount() == 0) {
            return MASKED;
        }
        String all = found.group();
        int start = found.start(1) - found.start();
        return all.substring(0, start) + MASKED + all.substring(found.end(1) - found.start());
    }

    /** Neither a word, a path, a UUID nor a hash: those have their own shapes or are no secrets. */
    private static boolean isRandom(String value) {
        int changes = 0;
        for (int i = 1; i < value.length(); i++) {
            int before = kind(value.charAt(i - 1));
            int kind = kind(value.charAt(i));
            changes += before > 0 && kind > 0 && before != kind ? 1 : 0;
        }
        boolean mixed = value.chars().anyMatch(Character::isUpperCase)
                && value.chars().anyMatch(Character::isLowerCase)
                && value.chars().anyMatch(Character::isDigit);
        return mixed && changes >= RESTLESS * value.length() && entropy(value) >= BITS_PER_CHARACTER;
    }

    private static int kind(char c) {
        return Character.isDigit(c) ? 1 : Character.isUpperCase(c) ? 2 : Character.isLowerCase(c) ? 3 : 0;
    }

    /** Shannon's, in bits per character. */
    private static double entropy(String value) {
        Map<Integer, Long> counts =
                value.chars().boxed().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
