package io.kaggleingest.document.text;

import java.util.Set;

import org.commonmark.node.CustomNode;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** TeX between dollar signs, in which nothing is a mark of Markdown; amounts of money are no TeX. */
final class FormulaParser implements InlineContentParser {

    /** @see #tryParse */
    static final class Formula extends CustomNode {
        private final String source;

        Formula(String source) {
            this.source = source;
        }

        /** With its dollar signs. */
        String source() {
            return source;
        }
    }

    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser();
        }
    }

    /** Only the next dollar sign may end it, so that each is looked at once or twice. */
    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        // Otherwise a long run would take quadratic time.
        if (scanner.peekPreviousCodePoint() == '$') {
            return ParsedInline.none();
        }
        Position start = scanner.position();
        int marks = scanner.matchMultiple('$');
        boolean opens = marks == 2 || marks == 1 && !Character.isWhitespace(scanner.peek());
        if (!opens || scanner.find('$') <= 0) {
            return ParsedInline.none();
        }
        int before = scanner.peekPreviousCodePoint();
        int closing = scanner.matchMultiple('$');
        boolean closes = closing == marks
                && (marks == 2 || !Character.isWhitespace(before) && !Character.isDigit(scanner.peek()));
        Position end = scanner.position();
        return closes
                ? ParsedInline.of(new Formula(scanner.getSource(start, end).getContent()), end)
                : ParsedInline.none();
    }
}
