package io.kaggleingest.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/** What is logged while it is open, with stack traces, and also what is too fine for the console. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final PatternFormatter format = new PatternFormatter("%p [%c] %X %s%e");
    private final Logger logger;
    private final Level usual;
    private final Map<Handler, Level> others = new HashMap<>();

    private RecordedLog(Logger logger, Level level) {
        this.logger = logger;
        usual = logger.getLevel();
        setLevel(level);
        if (level.intValue() < Level.INFO.intValue()) {
            keepOthersQuiet();
            logger.setLevel(level);
        }
        logger.addHandler(this);
    }

    /** @param category empty for all */
    public static RecordedLog of(String category, Level level) {
        return new RecordedLog(Logger.getLogger(category), level);
    }

    private void keepOthersQuiet() {
        for (Handler other : logger.getHandlers()) {
            others.put(other, other.getLevel());
            other.setLevel(Level.INFO);
        }
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged)) {
            lines.add(format.format(org.jboss.logmanager.ExtLogRecord.wrap(logged)));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(usual);
        others.forEach(Handler::setLevel);
    }
}
