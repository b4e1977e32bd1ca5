package io.kaggleingest.web;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Writes out what would break a line of the log or hide in it: names on Kaggle and headers of callers may hold line ends and
 * controls, and so could say what looks like a line of ours.
 */
@LoggingFilter(name = "one-line")
public final class OneLineLog implements Filter {

    private static final PatternFormatter MESSAGE = new PatternFormatter("%m");

    @Override
    public boolean isLoggable(LogRecord logged) {
        ExtLogRecord line = ExtLogRecord.wrap(logged);
        String message = MESSAGE.format(line);
        if (message != null && message.codePoints().anyMatch(OneLineLog::isUnseen)) {
            line.setMessage(escape(message), ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        return true;
    }

    static String escape(String message) {
        StringBuilder line = new StringBuilder(message.length());
        message.codePoints().forEach(c -> {
            if (isUnseen(c)) {
                line.append("\\u{%x}".formatted(c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    private static boolean isUnseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                c != '\t';
            default -> false;
        };
    }
}
