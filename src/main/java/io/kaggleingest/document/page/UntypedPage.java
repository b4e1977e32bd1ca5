package io.kaggleingest.document.page;

import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Tells HTML from Markdown where no type is given. Markdown may hold a few tags; in HTML every paragraph stands in one,
 * and blank lines and marks at the beginning of lines say nothing.
 */
final class UntypedPage {
    private static final Pattern BLOCK_TAG = Pattern.compile(
            "(?i)<(?:p|div|h[1-6]|ul|ol|li|table|blockquote|pre|br|hr|section|article|center|dl|figure|details)(?=[\\s/>])");

    /** A paragraph's end, or what begins a heading, a list, a quotation, a table or code behind one. */
    private static final Pattern PARAGRAPH_END = Pattern.compile("\\n[ \\t]*+\\n[ \\t]*+\\S");

    private static final Pattern MARK = Pattern.compile(
            "(?:^|\\n)[ \\t]{0,3}+(?:#{1,6} |[*+-] |[0-9]{1,9}[.)] |> |\\|[^\\n]{0,2000}\\|[ \\t]*+\\n)");

    private UntypedPage() {}

    static boolean isHtml(String content) {
        String prose = MarkdownCode.of(content).text();
        return BLOCK_TAG.matcher(prose).find()
                && !holdsMarkdown(Jsoup.parseBodyFragment(prose).body(), true);
    }

    private static boolean holdsMarkdown(Element parent, boolean loose) {
        for (Node child : parent.childNodes()) {
            if (child instanceof TextNode text) {
                boolean marked = MARK.matcher(text.getWholeText()).find();
                if (marked
                        || loose && PARAGRAPH_END.matcher(text.getWholeText()).find()) {
                    return true;
                }
            } else if (child instanceof Element element
                    && !element.normalName().equals("pre")
                    && holdsMarkdown(element, loose && !element.isBlock())) {
                return true;
            }
        }
        return false;
    }
}
