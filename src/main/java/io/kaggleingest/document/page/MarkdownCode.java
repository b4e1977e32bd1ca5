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

    private final List<String> held = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private final String source;
    private int taken;

    private MarkdownCode(String markdown) {
        source = markdown.replaceAll("[" + OPEN + CLOSE + "]", "");
        Markdown.of(source).all().forEach(this::add);
        out.append(source, taken, source.length());
    }

    static MarkdownCode of(String markdown) {
        return new MarkdownCode(markdown);
    }

    /** Without the code. */
    String text() {
        return out.toString();
    }

    String restore(String changed) {
        return HELD.matcher(changed).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(number < held.size() ? held.get(number) : "");
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
        out.append(source, taken, from).append(OPEN).append(held.size()).append(CLOSE);
        held.add(source.substring(from, to));
        taken = to;
    }
}
