package io.kaggleingest.context;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces credentials that people left in their notebooks. Known shapes anywhere; unknown ones only where the text
 * itself says that a key or password follows. It errs towards masking: a masked model name costs less than a leaked key.
 */
final class Secrets {
    static final String MASKED = "[masked]";

    /** In each pattern the group {@code secret}, or without one the whole match, is what must not get out. */
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                    + "(?:[A-Za-z0-9+/=\\s\\\\:,\"'-]{0,8000}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
                    + "|[A-Za-z0-9+/=\\s\\\\]{0,8000}+)"),
            // A Kaggle or W&B key looks like any hash, so the word before it decides.
            Pattern.compile("(?i)(?:key|token|login|wandb)[\\w.]{0,20}+[\\s\"'\\]\\[=:,()>]{1,12}+"
                    + "(?<secret>[0-9a-f]{32,40})(?![0-9a-f])"),
            Pattern.compile("\\bKGAT_[A-Za-z0-9_-]{8,}+"),
            Pattern.compile("\\bki_[0-9A-Za-z]{32}\\b"),
            Pattern.compile("\\bhf_[A-Za-z0-9]{16,}+"),
            Pattern.compile("\\bsk-[A-Za-z0-9_-]{20,}+"),
            Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b"),
            Pattern.compile(
                    "\\b(?:gh[pousr]_[A-Za-z0-9]{20,}+|github_pat_[A-Za-z0-9_]{20,}+|glpat-[A-Za-z0-9_-]{16,}+)"),
            Pattern.compile("\\bAIza[0-9A-Za-z_-]{30,}+"),
            Pattern.compile("\\bya29\\.[0-9A-Za-z_-]{20,}+"),
            Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{10,}+"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"),
            Pattern.compile("(?i)\\bbearer\\s+(?<secret>[A-Za-z0-9._~+/-]{20,}+)"),
            Pattern.compile("://[^\\s/:@\"']{1,100}:(?<secret>[^\\s/@\"']{3,200}+)@"),
            Pattern.compile("(?i)(?:api|secret|access|auth|private|client)[_ -]?(?:key|token|secret)[\\w]{0,20}+"
                    + "[\"'\\])]{0,3}\\s{0,4}[=:,]\\s{0,4}[\"'](?<secret>[A-Za-z0-9_+/=.~-]{12,200}+)[\"']"),
            Pattern.compile("(?i)(?:password|passwd|pwd)[\\w]{0,20}+[\"'\\])]{0,3}\\s{0,4}[=:]\\s{0,4}"
                    + "[\"'](?<secret>[^\"'\\s]{6,200}+)[\"']"));

    private Secrets() {}

    static String mask(String text) {
        String masked = text;
        for (Pattern shape : SHAPES) {
            boolean within = shape.pattern().contains("(?<secret>");
            masked = shape.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(replacement(found, within)));
        }
        return masked;
    }

    /** A named group is the only capturing group of its pattern, hence group 1. */
    private static String replacement(MatchResult found, boolean within) {
        if (!within) {
            return MASKED;
        }
        String all = found.group();
        int start = found.start(1) - found.start();
        return all.substring(0, start) + MASKED + all.substring(found.end(1) - found.start());
    }
}
