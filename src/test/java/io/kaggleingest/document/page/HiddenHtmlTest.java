package io.kaggleingest.document.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class HiddenHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "style='display: none'",
                "style='DISPLAY:NONE !important'",
                "style='visibility:hidden;'",
                "style='color:red; opacity: 0'",
                "style='opacity:0.0'",
                "style='font-size:0'",
                "style='font-size: 0px; color: red'",
                "style='text-indent:-9999px'",
                "style='position:absolute; left:-5000px'",
                "style='clip: rect(0 0 0 0)'",
                "style='clip-path:inset(50%)'",
                "style='transform: scale(0)'",
                "style='color:transparent'",
                "style='color: #FFF; background-color: white'",
                "style='color:rgb(255, 255, 255); background: #ffffff'",
                "style='background:#000;color:black'",
                "hidden",
                "aria-hidden='true'",
            })
    void what_a_reader_does_not_see_is_not_there(String attribute) {
        assertEquals("a b", MarkdownReader.of("<p>a <span " + attribute + ">secret</span> b</p>", "text/html"));
        assertEquals(
                "a\n\nb", MarkdownReader.of("a\n<div " + attribute + ">\n\nsecret\n\n</div>\n\nb", "text/markdown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "style='display: block'",
                "style='opacity:0.5'",
                "style='opacity:01'",
                "style='font-size:0.9em'",
                "style='font-size:10px'",
                "style='margin-left:-20px'",
                "style='color:white'",
                "style='color:white;background:#333'",
                "style='background-color:white'",
                "aria-hidden='false'",
                "class='hidden'",
            })
    void what_is_seen_stays(String attribute) {
        assertEquals("a text b", MarkdownReader.of("<p>a <span " + attribute + ">text</span> b</p>", "text/html"));
    }

    @Test
    void the_background_is_the_nearest_that_is_stated() {
        assertEquals(
                "seen",
                HtmlMarkdown.of(
                        "<table bgcolor='white'><tr><td style='background:#333'><font color='white'>seen</font></td></tr>"
                                + "<tr><td><font color='#ffffff'>not seen</font></td></tr></table>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='https://e.org/a.gif' width='1' height='1'>",
                "<img src='https://e.org/a.gif' style='width: 0px'>",
                "<img src='https://www.google-analytics.com/collect?v=1'>",
                "<img src='https://e.org/pixel.gif?id=3'>",
                "<iframe src='https://www.googletagmanager.com/ns.html'></iframe>",
                "![](https://www.facebook.com/tr?id=1)",
            })
    void trackers_are_not_there(String tracker) {
        assertEquals("a b", MarkdownReader.of("a " + tracker + "b", "text/markdown"));
    }
}
