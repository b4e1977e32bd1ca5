package io.kaggleingest.document.budget;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.Sample;
import io.kaggleingest.document.form.Format;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TokenCountTest {
    private static final List<String> ODD = List.of(
            "'s",
            "'LL",
            "'",
            "n't",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "/",
            "\\n",
            "\\",
            "\"",
            "\",\"",
            "):",
            "—",
            "\u00A0",
            "\u2003",
            "é",
            "e\u0301",
            "\u0301",
            "潮汐",
            "。",
            "🌊",
            "\uD83C",
            "\u200D",
            "ß",
            "ǅ",
            "ʰ",
            "٣",
            "Ⅷ",
            "²",
            "1",
            "12",
            "1234567",
            "aB",
            "HTTPServer",
            "x",
            "word",
            "word word",
            "<|endoftext|>",
            "==",
            "_",
            "the",
            "\n    ");

    /** The whole is counted by the library at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void counting_in_stretches_is_exact(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(400); i >= 0; i--) {
                text.append(random.nextInt(3) == 0 ? "word" : ODD.get(random.nextInt(ODD.size())));
            }
            assertEquals(TokenCount.of(text.toString()), new TokenCount().in(text.toString()), text::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void also_when_most_of_a_text_was_counted_before(Format format) {
        TokenCount count = new TokenCount();
        String text = format.render(Sample.document());

        for (int cut = 0; cut < text.length(); cut += 997) {
            String kept = text.substring(0, cut) + text.substring(text.length() - cut / 2);
            assertEquals(TokenCount.of(kept), count.in(kept));
        }
    }

    @Test
    void a_text_has_few_stretches_and_what_was_counted_is_not_counted_again() {
        String text = Format.MD.render(Sample.document());
        TokenCount count = new TokenCount();
        count.in(text);
        int before = count.stretches();

        count.in(text.substring(0, text.length() / 2) + " and more " + text.substring(text.length() / 2));

        assertEquals(before, count.stretches(), 3);
        assertEquals(200, (double) text.length() / before, 150, "characters in one of them");
    }
}
