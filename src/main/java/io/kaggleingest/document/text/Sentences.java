package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Inline;
import io.kaggleingest.document.text.Markdown.InlineKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** The sentences of a Markdown text without its marks; headings, code and formulas are none. */
public final class Sentences {
    /** What is longer was never meant to be one, and looking for patterns in it costs. */
    private static final int LONGEST = 2_000;

    private static final Pattern END = Pattern.compile("(?<=[.!?]|[.!?][)\"\u201D])\\s++(?=[\\p{Lu}`(\\[\u201C\"])");
    /** Marks of quotations that are nested more deeply than anybody reads. */
    private static final Pattern QUOTED = Pattern.compile("^(?:> ?)++");

    private Sentences() {}

    public static List<String> of(String markdown) {
        return paragraphs(markdown).stream().flatMap(List::stream).toList();
    }

    /** Up to the second heading: what is under "What did not work" means the opposite without it. */
    public static List<String> beginning(String markdown) {
        List<String> sentences = new ArrayList<>();
        for (Block block : Markdown.of(markdown).blocks()) {
            if (block.kind() == Kind.HEADING && !sentences.isEmpty()) {
                break;
            }
            sentences.addAll(of(block).toList());
        }
        return sentences;
    }

    /** Those of each paragraph, list or table. */
    public static List<List<String>> paragraphs(String markdown) {
        return paragraphs(Markdown.of(markdown).blocks());
    }

    private static List<List<String>> paragraphs(List<Block> blocks) {
        List<List<String>> paragraphs = new ArrayList<>();
        for (Block block : blocks) {
            if (block.kind() == Kind.QUOTE) {
                paragraphs.addAll(paragraphs(block.children()));
            } else {
                paragraphs.add(of(block).toList());
            }
        }
        return paragraphs;
    }

    private static Stream<String> of(Block block) {
        if (block.kind() == Kind.ROW) {
            String cells = block.children().stream()
                    .map(Sentences::quote)
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(", "));
            return split(cells);
        }
        boolean told = block.kind() == Kind.PARAGRAPH && !block.text().startsWith("$$");
        Stream<String> sentences = told ? split(quote(block)) : Stream.empty();
        return Stream.concat(sentences, block.children().stream().flatMap(Sentences::of));
    }

    private static Stream<String> split(String text) {
        return END.splitAsStream(QUOTED.matcher(text).replaceFirst(""))
                .map(sentence -> Sanitizer.shorten(sentence.strip(), LONGEST))
                .filter(sentence -> !sentence.isEmpty());
    }

    /** The words of a block with the backticks of code in them, by which a reader knows names. */
    private static String quote(Block block) {
        StringBuilder text = new StringBuilder(block.text());
        List<Inline> inlines = block.inlines();
        for (int i = inlines.size() - 1; i >= 0; i--) {
            Inline code = inlines.get(i);
            if (code.kind() == InlineKind.CODE && code.at() + code.text().length() <= text.length()) {
                text.insert(code.at() + code.text().length(), '`').insert(code.at(), '`');
            }
        }
        return text.toString();
    }
}
