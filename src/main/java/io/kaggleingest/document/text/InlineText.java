package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.List;

import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;

import io.kaggleingest.document.text.FormulaParser.Formula;
import io.kaggleingest.document.text.Markdown.Inline;
import io.kaggleingest.document.text.Markdown.InlineKind;

/** The words of a paragraph, a heading or a cell without their marks. */
final class InlineText {
    private final String source;
    private final StringBuilder text = new StringBuilder();
    private final List<Inline> inlines = new ArrayList<>();

    InlineText(String source, Node parent) {
        this.source = source;
        children(parent);
    }

    String text() {
        return text.toString().strip();
    }

    List<Inline> inlines() {
        return List.copyOf(inlines);
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(child);
        }
    }

    private void add(Node node) {
        if (node instanceof Text words) {
            text.append(words.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            text.append(' ');
        } else if (node instanceof Code code) {
            add(InlineKind.CODE, node, code.getLiteral());
            text.append(code.getLiteral());
        } else if (node instanceof Formula formula) {
            add(
                    InlineKind.FORMULA,
                    node,
                    formula.source().replaceAll("^\\$+|\\$+$", "").strip());
            text.append(formula.source().replace('\n', ' '));
        } else if (node instanceof HtmlInline tag) {
            text.append(tag.getLiteral());
        } else if (node instanceof Emphasis && isProduct(node)) {
            text.append('*');
            children(node);
            text.append('*');
        } else {
            if (node instanceof Link link) {
                add(InlineKind.LINK, node, link.getDestination());
            }
            children(node);
        }
    }

    /** The marks are kept in {@code 2*3*4}, which is no emphasis. */
    private boolean isProduct(Node emphasis) {
        int from = from(emphasis);
        int to = to(emphasis);
        return source.charAt(from) == '*'
                && (from > 0 && isWord(from - 1) && isWord(from + 1)
                        || to < source.length() && isWord(to - 2) && isWord(to));
    }

    private boolean isWord(int at) {
        return Character.isLetterOrDigit(source.charAt(at));
    }

    private void add(InlineKind kind, Node node, String words) {
        inlines.add(new Inline(kind, from(node), to(node), text.length(), words));
    }

    private static int from(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.get(0).getInputIndex();
    }

    private static int to(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        SourceSpan last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        return last == null ? 0 : last.getInputIndex() + last.getLength();
    }
}
