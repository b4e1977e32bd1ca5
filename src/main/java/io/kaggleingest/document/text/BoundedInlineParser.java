package io.kaggleingest.document.text;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Reads a very long paragraph in stretches. The parser looks back from each link at all the brackets that are open before
 * it, so that some hundred thousand of them would take minutes.
 */
final class BoundedInlineParser implements InlineParser {
    /** Characters; the longest paragraphs that people write have half of that. */
    private static final int STRETCH = 8_000;

    private final InlineParser parser;

    BoundedInlineParser(InlineParserContext context) {
        this.parser = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines lines, Node parent) {
        SourceLines stretch = SourceLines.empty();
        int length = 0;
        for (SourceLine line : lines.getLines()) {
            int from = 0;
            while (length + line.getContent().length() - from > STRETCH) {
                int end = Math.min(line.getContent().length(), from + STRETCH);
                if (stretch.isEmpty()) {
                    stretch.addLine(line.substring(from, end));
                    from = end;
                }
                add(stretch, parent, from == 0);
                stretch = SourceLines.empty();
                length = 0;
            }
            stretch.addLine(
                    from == 0 ? line : line.substring(from, line.getContent().length()));
            length += line.getContent().length() - from;
        }
        add(stretch, parent, false);
    }

    private void add(SourceLines stretch, Node parent, boolean endsLine) {
        Node paragraph = new Paragraph();
        parser.parse(stretch, paragraph);
        while (paragraph.getFirstChild() != null) {
            parent.appendChild(paragraph.getFirstChild());
        }
        if (endsLine) {
            parent.appendChild(new SoftLineBreak());
        }
    }
}
