package io.kaggleingest.document.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.text.Markdown;
import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Inline;
import io.kaggleingest.document.text.Markdown.InlineKind;
import io.kaggleingest.document.text.Markdown.Kind;

/**
 * Code in a Markdown text, taken out of it and put back, because in it nothing is a tag, a link or a picture. Each piece
 * leaves two characters of the private use area and its number between them.
 */
final class MarkdownCode {
    private static final char OPEN = '\uE000';
    private static final char CLOSE = '\uE001';
    private static final Pattern HELD = Pattern.compile(OPEN + "([0-9]{1,9})" + CLOSE);

    private final List<String> stretches = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private final String source;
    private int copiedEnd;

    private MarkdownCode(String markdown) {
        source = markdown.replaceAll("[" + OPEN + CLOSE + "]", "");
        Markdown.of(source).all().forEach(this::add);
        out.append(source, copiedEnd, source.length());
    }

    static MarkdownCode of(String markdown) {
        return new MarkdownCode(markdown);
    }

    /** Without the code. */
    String text() {
        return out.toString();
    }

    String restore(String text) {
        return HELD.matcher(text).replaceAll(mark -> {
            int number = Integer.parseInt(mark.group(1));
            return Matcher.quoteReplacement(number < stretches.size() ? stretches.get(number) : "");
        });
    }

    private void add(Block block) {
        if (block.kind() == Kind.CODE) {
            hold(block.from(), block.to());
        }
        for (Inline inline : block.inlines()) {
            if (inline.kind() == InlineKind.CODE) {
                hold(inline.from(), inline.to());
            }
        }
    }

    private void hold(int from, int to) {
        out.append(source, copiedEnd, from)
                .append(OPEN)
                .append(stretches.size())
                .append(CLOSE);
        stretches.add(source.substring(from, to));
        copiedEnd = to;
    }
}
