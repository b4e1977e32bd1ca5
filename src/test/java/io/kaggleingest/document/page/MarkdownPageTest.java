package io.kaggleingest.document.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Markdown as people write it on Kaggle: with HTML in it, and with what only looks like HTML. */
class MarkdownPageTest {
    private static final int MANY = 60_000;

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "<b>a</b> <i>b</i> H<sub>2</sub>O <font color=red>c</font> => **a** *b* H_2O c",
                "<h2 style='color:blue'>T</h2>¶text => ## T¶¶text",
                "## T {#anchor}¶text => ## T¶text",
                "a<br>b<br/>¶c => a¶b¶c",
                "| a |¶|---|¶| 1<br>2 | => | a |¶|---|¶| 1 2 |",
                "<div align='center'>¶  <img src='/a.png' alt='Logo'>¶</div>¶¶x => [image: Logo]¶¶x",
                "<a href='https://e.org/n'>¶<img alt='Colab'>¶</a> => [[image: Colab]](https://e.org/n)",
                "<details><summary>More</summary>¶¶- a¶- b¶</details>¶c => **More**¶¶- a¶- b¶¶c",
                "<table><tr><th>a<th>b<tr><td>`x|y`<td>2</table> => | a | b |¶| --- | --- |¶| `x|y` | 2 |",
                "<ul>¶¶<li>a</li>¶¶<li>b</li>¶</ul> => - a¶- b",
                "<blockquote>¶a¶¶- b¶- c¶</blockquote> => a¶¶- b¶- c",
                "<b>never closed¶- a¶- b => <b>never closed¶- a¶- b",
                "<b>closed late¶- a¶- b</b> => closed late¶- a¶- b",
                "- [ ] <p>a</p>¶- b => - [ ] a¶¶- b",
                "x &amp; y &lt;z&gt; &#8212; AT&T a&b=c => x & y <z> — AT&T a&b=c",
                "<iframe src='https://www.youtube.com/embed/q'></iframe> => [embedded iframe](https://www.youtube.com/embed/q)",
                "a<!-- c¶d -->b <!-- open => ab <!-- open",
                "<style>p {}</style>a <style> b <script>c()</script> => a <style> b",
            })
    void html_in_it_becomes_markdown(String page, String markdown) {
        assertEquals(markdown.replace('¶', '\n'), MarkdownReader.of(page.replace('¶', '\n'), "text/markdown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "if a<b and c>d then x <y",
                "$a<b$ and $$x < y¶z > 1$$ and $f[i](x)$",
                "predict_<id>.csv, <label>, <https://e.org/a>, <me@e.org>, x<p.y",
                "List<String>, Map<K, V> and a <- b",
                "a `<b>code</b> <!-- c -->` b ``<i>` x``",
                "a¶¶    <b>code</b> ![a](b)¶¶    <i>more</i>¶¶b",
                "```html¶<script>x()</script> &amp; ![a](b) [c](/d)¶¶¶¶<!-- c -->¶```",
                "~~~¶<b>¶~~~",
                "- a¶  ```r¶  <b>¶  ```",
                "> ```¶> <div hidden>q</div>¶> ```",
                "[a][undefined] [b] [^1] and a[0](x)¶¶[^1]: a note",
                "````¶```¶<b>x</b>¶```¶````",
                "a ` b¶¶c ` <q",
            })
    void what_is_no_html_stays(String page) {
        assertEquals(page.replace('¶', '\n'), MarkdownReader.of(page.replace('¶', '\n'), "text/markdown"));
    }

    @Test
    void code_in_hidden_html_is_hidden_too_and_code_in_a_list_is_no_indented_code() {
        assertEquals("a\n\nb", MarkdownReader.of("a\n<div hidden>\n\n```\nx\n```\n</div>\n\nb", "text/markdown"));
        assertEquals("- a\n\n    **b**", MarkdownReader.of("- a\n\n    <b>b</b>", "text/markdown"));
        assertEquals("ac", MarkdownReader.of("a<span style='font-size:0'>`b`</span>c", "text/markdown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "[a](/c/t) [b](//e.org) [c](#x) [d](javascript:x) => [a](https://www.kaggle.com/c/t) [b](https://e.org) c d",
                "[a](https://e.org/?utm_source=k&id=3&fbclid=Z) => [a](https://e.org/?id=3)",
                "https://e.org/?id=3&gclid=Z#f, <https://e.org/?_ga=1> => https://e.org/?id=3#f, <https://e.org/>",
                "[a](https://www.google.com/url?q=https://e.org) => [a](https://www.google.com/url?q=https://e.org)",
                "[a](https://en.wikipedia.org/wiki/A_(b) \"title\") => [a](https://en.wikipedia.org/wiki/A_(b))",
                "[![a](https://e.org/x.svg)](https://e.org/y) => [[image: a]](https://e.org/y)",
                "![a¶b](my picture (1).png) ![](x) => [image: a¶b] [image]",
                "[a][1] [b][] [B] ![c][1]¶¶[1]: </d?utm_medium=x> \"T\"¶[b]: https://e.org => "
                        + "[a](https://www.kaggle.com/d) [b](https://e.org) [B](https://e.org) [image: c]",
            })
    void links_lead_somewhere_and_nobody_follows_who_follows_them(String page, String markdown) {
        assertEquals(markdown.replace('¶', '\n'), MarkdownReader.of(page.replace('¶', '\n'), "text/markdown"));
    }

    /** A pattern that tries again from each of them would not come to an end, one that recurses would overflow. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "&",
                "`",
                "` `` ",
                "[",
                "![",
                "[a](",
                "![](",
                "[[a]",
                "(",
                "<a ",
                "<b>",
                "</b>",
                "<!--",
                "-->",
                "$",
                "|",
                "> ",
                "- ",
                "1. ",
                "#",
                "# ",
                "*",
                "\n\n    x",
                "\t",
                " ",
                "https://",
                "?utm_a=",
                "&amp;",
                "<a href=/x>",
                "<table>",
                "<td>",
                "<br>",
                "|<br>",
                "[a]: b\n",
                "[a]",
                "\uE000",
                "~~~\n",
                "\\(",
                "<div style=';",
                "\u00A0",
                "x ",
                "\\"
            })
    void however_long_a_run_is_it_is_read(String piece) {
        String run = piece.repeat(MANY / piece.length());

        assertDoesNotThrow(() -> MarkdownReader.of(run, "text/markdown"));
        assertDoesNotThrow(() -> MarkdownReader.of("<p>" + run, "text/html"));
        assertDoesNotThrow(() -> MarkdownReader.of(run, null));
    }
}
