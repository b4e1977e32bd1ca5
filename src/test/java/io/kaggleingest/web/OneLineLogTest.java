package io.kaggleingest.web;

import java.util.logging.Level;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OneLineLogTest {

    @Test
    void a_name_cannot_write_a_line_of_its_own() {
        var logged = new ExtLogRecord(
                Level.INFO, "Left out: %s", ExtLogRecord.FormatStyle.PRINTF, OneLineLogTest.class.getName());
        logged.setParameters(new Object[] {"a.csv\n2026-01-01 INFO [audit] logged_in account=1\u200b\u001b[31m"});

        assertTrue(new OneLineLog().isLoggable(logged));

        assertEquals(
                "Left out: a.csv\\u{a}2026-01-01 INFO [audit] logged_in account=1\\u{200b}\\u{1b}[31m",
                new PatternFormatter("%m").format(logged));
    }

    @Test
    void other_lines_stay_as_they_are() {
        var logged = new ExtLogRecord(
                Level.INFO, "100%% of %s", ExtLogRecord.FormatStyle.PRINTF, OneLineLogTest.class.getName());
        logged.setParameters(new Object[] {"naïve 🎉"});

        new OneLineLog().isLoggable(logged);

        assertEquals("100% of naïve 🎉", new PatternFormatter("%m").format(logged));
    }
}
