package io.kaggleingest.document.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HtmlMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "<h1>A</h1><h6>B <b>c</b></h6> => # A¶¶###### B **c**",
                "one<br>two => one¶two",
                "<p>a¶   b</p><p>&nbsp;</p><p>c</p> => a b¶¶c",
                "<b>x</b> <em>y</em> <code>z</code> <del>d</del> => **x** *y* `z` ~~d~~",
                "<b> </b>x<i></i> => x",
                "<code>a`b</code> => ``a`b``",
                "m<sup>2</sup> x<sub>i</sub> y<sub>i+1</sub> <sub>(in small print)</sub> => m^2 x_i y_(i+1) (in small print)",
                "<a href='/c/t'>data</a> => [data](https://www.kaggle.com/c/t)",
                "<a href='t'>x</a> => [x](https://www.kaggle.com/t)",
                "<a href='javascript:alert(1)'>x</a> => x",
                "<a name='here'>x</a> => x",
                "<img alt='a cat' src='c.png'> <img src='d.png'> => [image: a cat] [image]",
                "<img src='data:image/png;base64,AAAA'> => [image]",
                "<blockquote><p>a</p><p>b</p></blockquote> => > a¶>¶> b",
                "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul> => - a¶  - b¶    1. c¶- d",
                "<ul><li>a</li><ul><li>b</li></ul></ul> => - a¶  - b",
                "<ol start='3'><li>a</li><li><p>b</p><p>c</p></li></ol> => 3. a¶4. b¶   c",
                "<script>x</script><style>y</style><noscript>z</noscript><!-- c --><p>a</p> => a",
                "<span><p>a</p><p>b</p></span> => a¶¶b",
                "a<hr>b => a¶¶---¶¶b",
                "<dl><dt>t</dt><dd>d</dd></dl> => **t**¶¶d",
                "x <del>y</del> <ins>q</ins> z => x ~~y~~ q z",
                "see<b> bold </b>now,<a href='/x'> here </a>you => see **bold** now, [here](https://www.kaggle.com/x) you",
                "<a href='/c'><div>x</div><div>y</div></a> => [x y](https://www.kaggle.com/c)",
                "<p>a<span>b</span><wbr>c &lt;d&gt; &#8212; e&amp;f</p> => abc <d> — e&f",
                "<h2>T <a href='#t'>¶</a></h2><p><a href='#t'>jump</a></p> => ## T¶¶jump",
                "<ul><li><input type='checkbox' checked> a</li><li><input type=checkbox> b</li></ul> => - [x] a¶- [ ] b",
                "<ol><li value='5'>a</li><li><pre><code class='python'>x</code></pre></li></ol> => 5. a¶6. ```python¶   x¶   ```",
                "<details><summary>More</summary><p>text</p></details> => **More**¶¶text",
                "<p>a <q>b</q></p><dl><dt>t<dd>d<dd>e</dl> => a \"b\"¶¶**t**¶¶d¶¶e",
                "<iframe src='/e' title='Intro'></iframe>x<video><source src='/v.mp4'></video> => [embedded iframe: Intro](https://www.kaggle.com/e) x [embedded video](https://www.kaggle.com/v.mp4)",
                "<iframe src='https://www.youtube.com/embed/x'></iframe> => [embedded iframe](https://www.youtube.com/embed/x)",
            })
    void converts(String html, String markdown) {
        assertEquals(markdown.replace('¶', '\n'), HtmlMarkdown.of(html.replace('¶', '\n')));
    }

    @Test
    void tables() {
        String html = "<table><tr><th>a</th><th>b|c</th></tr><tbody><tr><td>1<br>2</td></tr></tbody></table>";

        assertEquals("| a | b\\|c |\n| --- | --- |\n| 1 2 | |", HtmlMarkdown.of(html));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\u0001',
            value = {
                "<tr><td>a<td>b<tr><td>c<td>d => | a | b |¶| --- | --- |¶| c | d |",
                "<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e => | a | | b |¶| --- | --- | --- |¶| c | d | e |",
                "<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e => | a | b |¶| --- | --- |¶| a | c |¶| d | e |",
                "<caption>Prizes</caption><tr><th>a<th>b<tr><td><a href='/x|y'>l|m</a><td><code>p|q</code> => "
                        + "**Prizes**¶¶| a | b |¶| --- | --- |¶| [l\\|m](https://www.kaggle.com/x%7Cy) | `p\\|q` |",
                "<tr><td># of crew<td>- 1<tr><td>x<td><ul><li>a<li>b</ul> => | # of crew | - 1 |¶| --- | --- |¶| x | a; b |",
                "<tr><td>a<td><table><tr><td>x<td>y</table><tr><td>b<td>c => | a | x, y |¶| --- | --- |¶| b | c |",
            })
    void tables_with_spans_and_whatever_is_in_their_cells(String rows, String markdown) {
        assertEquals(markdown.replace('¶', '\n'), HtmlMarkdown.of("<table>" + rows + "</table>"));
    }

    @Test
    void a_table_made_for_layout_is_its_contents() {
        assertEquals("a\n\nb", HtmlMarkdown.of("<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>"));
    }

    @Test
    void code_keeps_its_lines_and_cannot_close_its_fence() {
        assertEquals(
                "````py\nif x:\n    ```\n````",
                HtmlMarkdown.of("<pre><code class='language-py'>\nif x:\n    ```\n</code></pre>"));
        assertEquals("```\na\nb\n```", HtmlMarkdown.of("<pre>a<br>b</pre>"));
    }

    @Test
    void formulas_stay_tex() {
        assertEquals("$a_i$ and $$b$$", HtmlMarkdown.of("<p>\\(a_i\\) and \\[b\\]</p>"));
        assertEquals("$x^2$", HtmlMarkdown.of("<script type='math/tex'>x^2</script>"));
        assertEquals(
                "$x^2$",
                HtmlMarkdown.of("<span class='katex'><span><math><semantics><mi>x</mi>"
                        + "<annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span>"
                        + "<span class='katex-html'>x2</span></span>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "language-py => py",
                "lang-r => r",
                "hljs python => python",
                "brush: sql => sql",
                "highlight-source-julia => julia",
                "prettyprint => ''",
                "language- => ''",
            })
    void code_is_fenced_by_the_language_of_its_classes(String classes, String language) {
        assertEquals(
                "```" + language + "\nx\n```", HtmlMarkdown.of("<pre><code class='" + classes + "'>x</code></pre>"));
        assertEquals("```" + language + "\nx\n```", HtmlMarkdown.of("<div class='" + classes + "'><pre>x</pre></div>"));
    }

    @Test
    void formulas_are_shown_once_however_they_were_drawn() {
        assertEquals(
                "a x b",
                HtmlMarkdown.of(
                        "a <mjx-container class='MathJax'><mjx-math aria-hidden='true'><mjx-mi>x</mjx-mi></mjx-math>"
                                + "<mjx-assistive-mml><math><mi>x</mi></math></mjx-assistive-mml></mjx-container> b"));
        assertEquals(
                "a $\\bar x$ b",
                HtmlMarkdown.of(
                        "a <span class='mwe-math-element'><span style='display: none'><math alttext='\\bar x'><mi>x</mi>"
                                + "</math></span><img alt='\\bar x' aria-hidden='true'></span> b"));
        assertEquals(
                "$$E$$",
                HtmlMarkdown.of(
                        "<span class='MathJax_Preview'>E</span><div class='MathJax_Display'><span class='MathJax'>E"
                                + "</span></div><script type='math/tex; mode=display'>E</script>"));
        assertEquals(
                "x",
                HtmlMarkdown.of("<span class='katex'><span class='katex-html' aria-hidden='true'>x</span></span>"));
    }

    @Test
    void broken_and_hostile_html_is_only_text() {
        assertEquals("**a** b", HtmlMarkdown.of("<b>a</i></b> b</div></table>"));
        assertEquals("", HtmlMarkdown.of(""));
        String deep = HtmlMarkdown.of("<div>".repeat(50_000) + "x" + "<ul><li>".repeat(50_000) + "y");
        assertTrue(deep.contains("x"));
    }

    @Test
    void what_markdown_pages_bring_is_taken_over_but_for_what_browsers_want() {
        String page = "# A\r\n\r\n\r\n\r\n<script>x()</script><!-- c -->text  \n"
                + "![alt](https://e.org/a.png) <img src='x' alt='cat'> [d](/c/t/data)\n\n```\n<b>code</b>\n```";

        assertEquals(
                "# A\n\ntext\n[image: alt] [image: cat] [d](https://www.kaggle.com/c/t/data)\n\n```\n<b>code</b>\n```",
                MarkdownReader.of(page, "text/markdown"));
    }

    @Test
    void without_a_type_the_text_decides() {
        assertEquals("**a**", MarkdownReader.of("<p><b>a</b></p>", null));
        assertEquals("## a\n\n**b**", MarkdownReader.of("## a\n\n<b>b</b>", null));
        assertEquals("1 < 2 and **b**", MarkdownReader.of("1 < 2 and **b**", ""));
        assertEquals("a\n\nb", MarkdownReader.of("a<br><br><p>b</p>", null));
        assertEquals("- a\n- b", MarkdownReader.of("- a\n- b", "text/markdown"));
        assertEquals("# a", MarkdownReader.of("<h1>a</h1>", "text/html; charset=utf-8"));
    }

    @Test
    void nothing_is_nothing() {
        assertEquals("", MarkdownReader.of(null, null));
        assertEquals("", MarkdownReader.of(" \n", "text/html"));
        assertFalse(MarkdownReader.of("<p>\u0000a</p>", "text/html").contains("\u0000"));
    }
}
