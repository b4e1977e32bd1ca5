package io.kaggleingest.document.budget;

import io.kaggleingest.document.DocumentJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Breaks what it is given, in ways that its random numbers choose. */
record Mutation(Random random) {
    private static final int LONGEST = 6_000;
    private static final int LONGEST_FILE = 150_000;
    private static final List<String> STRUCTURE = List.of(
            "\n", "\r", "\r\n", "\u0000", "\"", "\"\"", ",", ";", "\t", "|", "\\", "'", "{", "}", "[", "]", ":", "null",
            "-1", "0", "1e999", "<", ">", "</", "<p>", "</p>", "<li>", "<ul>", "<table>", "<tr><td>", "</td>", "<pre>",
            "<code>", "<a href=\"", "<img src=x>", "<br>", "<h1>", "<!--", "-->", "<![CDATA[", "&amp;", "&#x10FFFF;",
            "# ", "> ", "- ", "1. ", "***", "___", "~~~", "```", "``", "$$", "$", "![", "](", "| --- |", "<<<", ">>>",
            "\uFEFF", "\u202E", "\uD800", "\uD83C\uDF0A", "\u0301", "𒀀", "<|endoftext|>", "data:a/b;base64,", "\u2028",
            "\u001b[31m", "hf_", "sk-", "AKIA", "%%bash", "\"cells\":", "\"outputs\":[{}]");

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** Some byte flips, cuts, duplications and insertions; now and then none. */
    byte[] bytes(byte[] given) {
        return bytes(given, LONGEST);
    }

    /** The same, of a file that may be longer. */
    byte[] file(byte[] given) {
        return bytes(given, LONGEST_FILE);
    }

    private byte[] bytes(byte[] given, int longest) {
        byte[] bytes = given;
        for (int i = random.nextInt(9); i > 0; i--) {
            bytes = step(bytes);
        }
        return bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
    }

    String text(String given) {
        return new String(bytes(given.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    /** A short text of whatever occurs: for titles, names and authors. */
    String words() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            String piece = oneIn(3) ? Character.toString(random.nextInt(0x10FFFF)) : pick(STRUCTURE);
            text.append(piece.repeat(1 + random.nextInt(oneIn(4) ? 120 : 2)));
        }
        return text.toString();
    }

    private byte[] step(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(oneIn(4) ? bytes.length + 1 : 40));
        return switch (random.nextInt(7)) {
            case 0, 1 -> flipped(bytes);
            case 2 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, to, bytes.length));
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                String piece = pick(STRUCTURE).repeat(oneIn(24) ? 1 + random.nextInt(2_000) : 1 + random.nextInt(3));
                yield joined(
                        Arrays.copyOf(bytes, at),
                        piece.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(bytes, at, bytes.length));
            }
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = random.nextInt(8); i >= 0 && flipped.length > 0; i--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** JSON that is still JSON, but not what it was; bytes where it is none. */
    byte[] json(byte[] given) {
        JsonNode tree;
        try {
            tree = DocumentJson.MAPPER.readTree(given);
        } catch (IOException none) {
            return bytes(given);
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            change(tree);
        }
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void change(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        gather(tree, containers);
        if (containers.isEmpty()) {
            return;
        }
        JsonNode container = pick(containers);
        if (container instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(3)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
                default -> array.set(at, other(array.get(at)));
            }
        } else if (container instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = pick(names);
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(pick(names), object.get(name).deepCopy());
                default -> object.set(name, other(object.get(name)));
            }
        }
    }

    private static void gather(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> gather(child, containers));
        }
    }

    private JsonNode other(JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isTextual() && !oneIn(4)) {
            return nodes.textNode(text(node.asText()));
        }
        return switch (random.nextInt(7)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(random.nextInt());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.arrayNode().add(node.deepCopy());
            case 4 -> nodes.objectNode().set("x", node.deepCopy());
            case 5 -> nodes.objectNode();
            default -> nodes.textNode(words());
        };
    }
}
