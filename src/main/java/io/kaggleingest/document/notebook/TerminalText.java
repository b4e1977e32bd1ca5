package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Printed text as a terminal shows it: without colours, and of progress bars that write over their lines only the last
 * state.
 */
final class TerminalText {
    /** Groups: what a control sequence does, and how often. */
    private static final Pattern CONTROL = Pattern.compile(
            "(?:\u001B\\[|\u009B)([0-?]{0,40}+)[ -/]{0,10}+([@-~])"
                    + "|\u001B\\][^\u0007\u001B\n]{0,2000}+(?:\u0007|\u001B\\\\|\u009C)?|\u001B[()*+./#%-].?|\u001B[@-Z\\\\-_=>a-z0-9]");

    private static final int ROWS_UP = 1_000;

    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    /** Whether what is written next takes the place of the whole line. */
    private boolean returned;

    private TerminalText() {}

    static String of(String output) {
        if (output.indexOf('\u001B') < 0
                && output.indexOf('\r') < 0
                && output.indexOf('\b') < 0
                && output.indexOf('\u009B') < 0) {
            return output;
        }
        TerminalText terminal = new TerminalText();
        String text = output.replace("\r\n", "\n");
        int from = 0;
        for (Matcher control = CONTROL.matcher(text); control.find(); from = control.end()) {
            terminal.write(text, from, control.start());
            if (control.group(2) != null) {
                terminal.move(control.group(2).charAt(0), control.group(1));
            }
        }
        terminal.write(text, from, text.length());
        return String.join("\n", terminal.rows);
    }

    private void write(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> down();
                case '\r' -> back();
                case '\b' -> column = Math.max(0, column - 1);
                default -> put(c);
            }
        }
    }

    private void down() {
        row++;
        column = 0;
        returned = true;
        if (row == rows.size()) {
            rows.add(new StringBuilder());
        }
    }

    private void back() {
        column = 0;
        returned = true;
    }

    private void put(char c) {
        StringBuilder line = rows.get(row);
        if (returned) {
            line.setLength(0);
            returned = false;
        }
        while (line.length() < column) {
            line.append(' ');
        }
        if (column < line.length()) {
            line.setCharAt(column, c);
        } else {
            line.append(c);
        }
        column++;
    }

    private void move(char command, String parameters) {
        switch (command) {
            case 'A', 'F' -> {
                row = Math.max(0, row - times(parameters));
                returned = column == 0 || command == 'F';
                column = command == 'F' ? 0 : Math.min(column, rows.get(row).length());
            }
            case 'K' -> {
                if (parameters.equals("2") || column == 0) {
                    rows.get(row).setLength(0);
                } else if (!parameters.equals("1")) {
                    rows.get(row).setLength(Math.min(column, rows.get(row).length()));
                }
            }
            case 'D' -> column = Math.max(0, column - times(parameters));
            case 'G' -> back();
            default -> {
                // Colours and other sequences that mean nothing in a log.
            }
        }
    }

    private static int times(String parameters) {
        return parameters.matches("[0-9]{1,4}") ? Math.max(1, Math.min(ROWS_UP, Integer.parseInt(parameters))) : 1;
    }
}
