package io.kaggleingest.document.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markdown in the pieces between which it may be cut: at blank lines, but never within a code fence. */
public final class Blocks {
    private static final String SEAM = "\n\n";
    private static final Pattern FENCE = Pattern.compile("^\\s{0,3}(`{3,}|~{3,})(.*)$");

    private Blocks() {}

    public static List<String> of(String markdown) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String fence = null;
        for (String line : markdown.split("\n", -1)) {
            fence = fence(fence, line);
            if (line.isBlank() && fence == null) {
                add(blocks, block);
            } else {
                block.append(block.isEmpty() ? "" : "\n").append(line);
            }
        }
        add(blocks, block);
        return blocks;
    }

    /** As many of the first blocks as have at most so many characters with the blank lines between them. */
    public static List<String> within(int characters, String markdown) {
        List<String> blocks = of(markdown);
        int count = 0;
        int length = -SEAM.length();
        while (count < blocks.size()
                && length + SEAM.length() + blocks.get(count).length() <= characters) {
            length += SEAM.length() + blocks.get(count).length();
            count++;
        }
        return blocks.subList(0, count);
    }

    public static String joined(List<String> blocks) {
        return String.join(SEAM, blocks);
    }

    /** The fence that is open after this line, or null. */
    private static String fence(String open, String line) {
        Matcher mark = FENCE.matcher(line);
        if (!mark.matches()) {
            return open;
        }
        if (open == null) {
            return mark.group(1);
        }
        boolean closes = mark.group(1).startsWith(open) && mark.group(2).isBlank();
        return closes ? null : open;
    }

    private static void add(List<String> blocks, StringBuilder block) {
        if (!block.isEmpty()) {
            blocks.add(block.toString());
            block.setLength(0);
        }
    }
}
