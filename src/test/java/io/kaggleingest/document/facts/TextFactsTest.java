package io.kaggleingest.document.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.kaggleingest.document.ContextDocument.Fact;
import io.kaggleingest.document.ContextDocument.Page;
import io.kaggleingest.kaggle.Competition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What is told of invented competitions, whose texts have the forms in which hosts write. In competitions.txt a line
 * {@code > fact = value} asks for that value, {@code > fact ~ words} for one with these words, {@code > !fact} for none.
 */
class TextFactsTest {

    record Invented(String name, List<String> expected, List<Page> pages) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void texts_of_every_form_tell_what_they_say_and_nothing_else(Invented competition) {
        Map<String, Fact> facts = facts(competition.pages());

        for (String line : competition.expected()) {
            if (line.startsWith("!")) {
                assertNull(facts.get(line.substring(1)), line);
            } else {
                String[] parts = line.split(" [=~] ", 2);
                Fact fact = facts.get(parts[0]);
                String told = fact == null ? "nothing" : fact.value().toString();
                if (line.startsWith(parts[0] + " = ")) {
                    assertEquals(parts[1], told, parts[0]);
                } else {
                    assertTrue(told.contains(parts[1]), line + ", told: " + told);
                }
            }
        }
    }

    static Stream<Invented> all() throws IOException {
        try (InputStream in = TextFactsTest.class.getResourceAsStream("competitions.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^######## ")).skip(1).map(TextFactsTest::invented).toList().stream();
        }
    }

    private static Invented invented(String text) {
        String[] parts = text.split("(?m)^=== ");
        List<String> head = parts[0].lines().toList();
        List<Page> pages = new ArrayList<>();
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            int end = part.indexOf('\n');
            pages.add(new Page(part.substring(0, end), part.substring(end + 1).strip()));
        }
        List<String> expected = head.stream()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
        return new Invented(head.get(0), expected, pages);
    }

    private static Map<String, Fact> facts(List<Page> pages) {
        Competition unknown = new Competition(
                "x", null, null, null, null, null, null, List.of(), null, null, null, null, 0, null, 0, null, false,
                false, false);
        Facts facts = new Facts();
        TextFacts texts = new TextFacts(pages, unknown, facts);
        texts.add(List.of());
        texts.example();
        texts.dataNames(false, false);
        return facts.all();
    }
}
