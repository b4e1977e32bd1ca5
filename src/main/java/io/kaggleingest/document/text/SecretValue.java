package io.kaggleingest.document.text;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the value beside a name that may mean a secret looks like. */
final class SecretValue {
    /** Random letters and digits change their kind (capital, small, digit) two times in three; names and paths seldom. */
    private static final double RESTLESS = 0.4;

    private static final double BITS_PER_CHARACTER = 3.5;

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i).*(?:your|my[_-]?(?:api|key|token|secret|pass)|enter|insert|place_?holder|example|replace|change_?me|"
                    + "xxx|\\*\\*\\*|\\.\\.\\.|_here|-here|dummy|todo|redacted|hidden|removed|<[a-z]|api[_-]?key|masked|secret[_-]?(?:key|name|value)"
                    + "|access[_-]?token|environ|getenv|getpass|get_secret|userdata|\\$\\{|\\{\\{).*"
                    + "|(?i)(?:none|null|true|false|password|passwd|token|secret|username|undefined|string|optional|required)\\d?"
                    + "|[A-Z]{2,30}(?:_[A-Z]{1,30}){1,8}|(.)\\1*");

    private static final Pattern PATH = Pattern.compile(
            "(?:\\.{0,2}|~|[A-Za-z]:)[/\\\\].*|(?i)[a-z][a-z0-9+.-]{1,20}://.*|.*\\.(?:json|txt|csv|ya?ml|pem|env|py|ipynb|pt|pth|pkl|h5|bin|model)");

    /** How names of classes and models end. */
    private static final List<String> CLASS_NAME = List.of(
            "Generation",
            "Classification",
            "Answering",
            "Model",
            "LM",
            "Config",
            "Tokenizer",
            "Processor",
            "Detection",
            "Segmentation",
            "Encoder",
            "Decoder",
            "Embedding",
            "Embeddings",
            "Layer",
            "Head",
            "Choice",
            "Prediction",
            "Fast",
            "Pipeline",
            "Extractor");

    private static final Pattern HEX = Pattern.compile("(?i)[0-9a-f]{32,128}");
    private static final Pattern CODE = Pattern.compile(".*[\\[\\](){}|^].*");

    private SecretValue() {}

    /** What people write instead of a secret, or where it is to be found. */
    static boolean isNone(String value) {
        return PLACEHOLDER.matcher(value).matches() || PATH.matcher(value).matches();
    }

    static boolean isAny(String value) {
        return !isNone(value);
    }

    /** As a user's name and password before a host; a pattern that looks for such is none. */
    static boolean isPassword(String value) {
        return !isNone(value) && !CODE.matcher(value).matches();
    }

    /** Nobody writes words so. */
    static boolean isMixed(String value) {
        boolean small = value.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean large = value.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean sign = value.chars().anyMatch(c -> "!@#$%^&*+=/".indexOf(c) >= 0);
        return !isNone(value) && digit && (small && large || sign && (small || large) || isHex(value));
    }

    static boolean hasLettersAndDigits(String value) {
        return !isNone(value)
                && value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter);
    }

    /** Of a kind of key that begins like names of classes, models or functions do. */
    static boolean isKeyNotName(String key) {
        String suffix = key.substring(Math.max(key.indexOf('-'), key.indexOf('_')) + 1);
        boolean words = Arrays.stream(suffix.split("[_-]"))
                .allMatch(word -> word.matches("[a-z]{0,30}|[a-z]{0,20}[0-9]{1,4}[a-z]{0,4}|[0-9]{1,4}[a-z]{0,20}"));
        return !words && (isRandom(suffix) || CLASS_NAME.stream().noneMatch(suffix::endsWith));
    }

    static boolean isHex(String value) {
        return HEX.matcher(value).matches();
    }

    static boolean isRandomOrHex(String value) {
        return !isNone(value) && (isHex(value) || isRandom(value));
    }

    /**
     * Whether it is random, and neither a word, a path, a UUID nor a hash: those have shapes of their own or are no
     * secrets.
     */
    static boolean isRandom(String value) {
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
