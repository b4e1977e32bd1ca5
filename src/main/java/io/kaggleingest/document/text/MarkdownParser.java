package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

import io.kaggleingest.document.text.Markdown.Block;
import io.kaggleingest.document.text.Markdown.Inline;
import io.kaggleingest.document.text.Markdown.Kind;

/** Reads Markdown with the reference implementation's Java sibling and keeps of its tree what a {@link Markdown} tells. */
final class MarkdownParser {
    /** What is nested more deeply is text. People use three levels; each costs memory for each line. */
    private static final int DEEPEST = 24;

    private static final Parser PARSER = parser(List.of(TablesExtension.create()));
    private static final Parser WITHOUT_TABLES = parser(List.of());

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#_-]{1,30}+");
    private static final Pattern RULE_BELOW_HEADER = Pattern.compile("(?m)^[ \\t>]*+[|:-][ \\t|:-]*+$");
    /** Cells that are allowed for each character: rows may be shorter than their header, whose missing cells cost too. */
    private static final int CELLS = 4;

    private final String source;

    MarkdownParser(String source) {
        this.source = source;
    }

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .extensions(extensions)
                .enabledBlockTypes(Set.of(
                        Heading.class,
                        ThematicBreak.class,
                        FencedCodeBlock.class,
                        IndentedCodeBlock.class,
                        BlockQuote.class,
                        ListBlock.class))
                .customInlineContentParserFactory(new FormulaParser.Factory())
                .inlineParserFactory(BoundedInlineParser::new)
                .maxOpenBlockParsers(DEEPEST)
                .maxInlineNesting(DEEPEST)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .build();
    }

    List<Block> blocks() {
        Parser parser = mayHoldTables() ? PARSER : WITHOUT_TABLES;
        return children(parser.parse(source), 0);
    }

    /** The parser fills each row up to the width of its header, which may be much more than the row itself. */
    private boolean mayHoldTables() {
        long width = RULE_BELOW_HEADER
                .matcher(source)
                .results()
                .mapToLong(rule -> rule.group().chars().filter(c -> c == '|').count())
                .max()
                .orElse(0);
        long lines = source.chars().filter(c -> c == '\n').count() + 1;
        return width * lines <= (long) CELLS * source.length() + 10_000;
    }

    private List<Block> children(Node parent, int level) {
        List<Block> blocks = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(child, level, blocks);
        }
        return List.copyOf(blocks);
    }

    private void add(Node node, int level, List<Block> blocks) {
        if (node instanceof Heading heading) {
            blocks.add(line(Kind.HEADING, heading.getLevel(), node));
        } else if (node instanceof Paragraph) {
            blocks.add(line(Kind.PARAGRAPH, level, node));
        } else if (node instanceof TableCell) {
            blocks.add(line(Kind.CELL, level, node));
        } else if (node instanceof FencedCodeBlock code) {
            blocks.add(code(node, level, code.getLiteral(), language(code.getInfo())));
        } else if (node instanceof IndentedCodeBlock code) {
            blocks.add(code(node, level, code.getLiteral(), ""));
        } else if (node instanceof ListBlock) {
            blocks.add(container(Kind.LIST, level, node, children(node, level + 1)));
        } else if (node instanceof ListItem) {
            blocks.add(item(node, level));
        } else if (node instanceof BlockQuote) {
            blocks.add(container(Kind.QUOTE, level, node, children(node, level + 1)));
        } else if (node instanceof TableBlock) {
            List<Block> rows = new ArrayList<>();
            // Head and body are nodes of their own.
            for (Node part = node.getFirstChild(); part != null; part = part.getNext()) {
                rows.addAll(children(part, level));
            }
            blocks.add(container(Kind.TABLE, level, node, List.copyOf(rows)));
        } else if (node instanceof TableRow) {
            blocks.add(row(node, level));
        } else if (node instanceof ThematicBreak) {
            blocks.add(container(Kind.RULE, level, node, List.of()));
        }
    }

    private Block line(Kind kind, int level, Node node) {
        InlineText inline = new InlineText(source, node);
        return block(kind, level, node, inline.text(), "", List.of(), inline.inlines());
    }

    private Block code(Node node, int level, String literal, String language) {
        String code = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        return block(Kind.CODE, level, node, code, language, List.of(), List.of());
    }

    private Block container(Kind kind, int level, Node node, List<Block> children) {
        return block(kind, level, node, "", "", children, List.of());
    }

    private Block item(Node node, int level) {
        List<Block> children = children(node, level);
        String lines = children.stream()
                .filter(child -> child.kind() == Kind.PARAGRAPH)
                .map(Block::text)
                .collect(Collectors.joining(" "));
        return block(Kind.ITEM, level, node, lines, "", children, List.of());
    }

    private Block row(Node node, int level) {
        List<Block> cells = children(node, level);
        String text =
                cells.stream().map(Block::text).filter(cell -> !cell.isEmpty()).collect(Collectors.joining(", "));
        return block(Kind.ROW, level, node, text, "", cells, List.of());
    }

    private Block block(
            Kind kind, int level, Node node, String text, String language, List<Block> children, List<Inline> inlines) {
        List<SourceSpan> spans = node.getSourceSpans();
        // A cell that its row does not have stands nowhere.
        int from = spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
        while (node instanceof FencedCodeBlock && source.charAt(from) == ' ') {
            from++;
        }
        SourceSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        int to = last == null ? 0 : last.getInputIndex() + last.getLength();
        return new Block(kind, level, from, to, text, language, children, inlines);
    }

    /** As it stands behind the fence: {@code python}, {@code python title=x}, {@code {r, echo=FALSE}}. */
    private static String language(String info) {
        String word = info == null ? "" : info.strip().replaceFirst("^\\{?\\.?", "");
        var name = LANGUAGE.matcher(word);
        return name.lookingAt() ? name.group().toLowerCase(Locale.ROOT) : "";
    }
}
