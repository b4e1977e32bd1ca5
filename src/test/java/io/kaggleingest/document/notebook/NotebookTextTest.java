package io.kaggleingest.document.notebook;

import java.util.List;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.document.ContextDocument;
import io.kaggleingest.document.ContextDocument.Cell;
import io.kaggleingest.document.Sample;
import io.kaggleingest.document.text.Sanitizer;
import io.kaggleingest.kaggle.Notebook;
import io.kaggleingest.kaggle.NotebookSummary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NotebookTextTest {
    @Test
    void cells_in_their_order_with_source_as_text_or_lines() throws Exception {
        List<Cell> cells = cells(
                "{'cell_type':'markdown','source':['# A\\n','b']}, {'cell_type':'code','source':'x = 1'},"
                        + "{'cell_type':'raw','source':'r'}, {'cell_type':'code','source':''}, {'cell_type':'odd','source':'o'}");

        assertEquals(
                List.of(
                        new Cell("markdown", "# A\nb", null),
                        new Cell("code", "x = 1", null),
                        new Cell("code", "r", null, "text")),
                cells);
    }

    @Test
    void marks_that_were_escapes_are_no_longer_runs_than_a_letter_carries() throws Exception {
        assertEquals("e" + "\u0301".repeat(8), NotebookText.join(TextNode.valueOf("e" + "\u0301".repeat(5_000))));
    }

    @Test
    void nbformat_3() throws Exception {
        String source = json(
                "{'nbformat':3,'worksheets':[{'cells':["
                        + "{'cell_type':'heading','level':2,'source':['Title']},"
                        + "{'cell_type':'code','language':'python','input':['1+1'],"
                        + "'outputs':[{'output_type':'pyout','text':['2']},{'output_type':'display_data','png':'iVBOR'}]},"
                        + "{'cell_type':'code','input':'boom','outputs':[{'output_type':'pyerr','ename':'E','evalue':'v'}]}]}]}");

        assertEquals(
                List.of(
                        new Cell("markdown", "## Title", null),
                        new Cell("code", "1+1", "2\n[image]"),
                        new Cell("code", "boom", "E: v")),
                NotebookText.of(notebook(source, "python", "notebook")).cells());
    }

    @Test
    void outputs_are_text_and_pictures_are_named() throws Exception {
        assertEquals("out", output("{'output_type':'stream','text':['o','ut\\n']}"));
        assertEquals(
                "42", output("{'output_type':'execute_result','data':{'text/plain':['42'],'text/html':'<b>42</b>'}}"));
        assertEquals("**42**", output("{'output_type':'display_data','data':{'text/html':'<b>42</b>'}}"));
        assertEquals(
                "[image]", output("{'output_type':'display_data','data':{'text/plain':'<Figure>','image/png':'iV'}}"));
        assertEquals(
                "[output without text]", output("{'output_type':'display_data','data':{'application/x+json':{}}}"));
        assertEquals("t\nE: bad", output("{'output_type':'error','ename':'E','evalue':'bad','traceback':['t']}"));
        assertNull(output("{'output_type':'display_data','data':{}}"));
        assertNull(output("{'output_type':'clear_output'}"));
    }

    @Test
    void terminal_colours_go_and_progress_bars_end() throws Exception {
        assertEquals("red", output("{'output_type':'stream','text':'\\u001b[0;31mred\\u001b[0m'}"));
        assertEquals("100%\ndone", output("{'output_type':'stream','text':'1%\\r50%\\r100%\\ndone\\r\\n'}"));
    }

    @Test
    void long_outputs_lose_their_middle_and_say_so() throws Exception {
        String lines = "line of output\\n".repeat(500);
        String output = output("{'output_type':'stream','text':'" + lines + "'}");

        assertTrue(output.length() <= CellOutput.LIMIT + 60, () -> "length " + output.length());
        assertTrue(output.startsWith("line of output\nline of output\n"));
        assertTrue(output.endsWith("\nline of output"));
        assertTrue(output.contains("characters left out"));

        String wide = output("{'output_type':'stream','text':'" + "🌊".repeat(5000) + "'}");
        assertFalse(wide.contains("\uFFFD"));
        assertEquals(wide, Sanitizer.text(wide));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'image/png':'iV'|[image]",
                "'image/svg+xml':['<svg/>'],'text/plain':'<Figure size 1x1 with 0 Axes>'|[image]",
                "'application/vnd.jupyter.widget-view+json':{'model_id':'a'},'text/plain':'HBox(children=())'|[widget]",
                "'application/vnd.plotly.v1+json':{'data':[1]},'text/html':'<div>'|[chart]",
                "'application/vnd.vegalite.v4+json':{},'text/plain':'alt.Chart(...)'|[chart]",
                "'application/javascript':'draw()'|[output without text]",
                "'text/html':'<div id=x><script>Bokeh()</script></div>'|[output without text]",
                "'text/html':['<b>a','</b>'],'text/plain':['<IPython.core.display.HTML object>']|**a**",
                "'text/html':'<p>t</p>','text/plain':'<pandas.io.formats.style.Styler at 0x7f00>'|t",
                "'text/plain':'<IPython.core.display.HTML object>'|<IPython.core.display.HTML object>",
                "'text/plain':'a  b','text/html':'<table></table>','text/latex':'t'|a  b",
                "'text/markdown':'**m**','text/latex':'l'|**m**",
                "'text/latex':['$','x$']|$x$",
                "'text/html':'<img src=\\\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA\\\"> x'|[image] x",
            })
    void of_several_media_types_the_one_that_reads_best(String data, String expected) throws Exception {
        assertEquals(expected, output("{'output_type':'execute_result','metadata':{},'data':{" + data + "}}"));
        assertEquals(expected, output("{'output_type':'display_data','data':{" + data + "}}"));
    }

    @Test
    void styles_and_empty_outputs_say_nothing() throws Exception {
        assertNull(output("{'output_type':'display_data','data':{'text/html':'<style>p {}</style>'}}"));
        assertNull(output("{'output_type':'display_data','metadata':{}}"));
        assertNull(output("{'output_type':'pyout','prompt_number':1,'metadata':{}}"));
    }

    @Test
    void every_output_of_nbformat_3() throws Exception {
        assertEquals("[image]", output("{'output_type':'display_data','jpeg':'/9j'}"));
        assertEquals("[image]", output("{'output_type':'display_data','svg':['<svg>'],'text':['<Figure>']}"));
        assertEquals("**h**", output("{'output_type':'pyout','html':['<b>h</b>'],'prompt_number':3}"));
        assertEquals("$x$", output("{'output_type':'pyout','latex':'$x$'}"));
        assertEquals("[output without text]", output("{'output_type':'display_data','javascript':'draw()'}"));
        assertEquals("[output without text]", output("{'output_type':'display_data','pdf':'JVBERi0'}"));
        assertEquals("out", output("{'output_type':'stream','stream':'stdout','text':['out\\n']}"));
    }

    @Test
    void streams_go_on_and_repeated_pictures_are_named_once() throws Exception {
        assertEquals(
                "a.b\nc\n[image]\nd\nwarned",
                output("{'output_type':'stream','text':'a.'},{'output_type':'stream','text':['b\\n','c\\n']},"
                        + "{'output_type':'display_data','data':{'image/png':'i'}},"
                        + "{'output_type':'display_data','data':{'image/png':'j'}},"
                        + "{'output_type':'stream','name':'stdout','text':'d'},"
                        + "{'output_type':'stream','name':'stderr','text':'warned'}"));
    }

    @Test
    void tracebacks_end_with_what_was_raised_and_lose_their_beginning() throws Exception {
        String frames = "'" + "frame\\n".repeat(50) + "','\\u001b[0;32m----> 1\\u001b[0m f(x)','',"
                + "'\\u001b[0;31mKeyError\\u001b[0m: 3'";

        assertEquals(
                "frame\nframe\nframe\nframe\nframe\n----> 1 f(x)\nKeyError: 3",
                output("{'output_type':'error','ename':'KeyError','evalue':'3','traceback':[" + frames + "]}"));
        assertEquals("only text", output("{'output_type':'error','ename':'','evalue':'','traceback':['only text']}"));
        assertEquals("E:", output("{'output_type':'pyerr','ename':'E','evalue':'','traceback':[]}"));
    }

    @Test
    void backspaces_take_back_what_they_overwrote() throws Exception {
        String step = "1/9 [>....]" + "\\b".repeat(11);

        assertEquals("9/9 [=====] done", output("{'output_type':'stream','text':'" + step + "9/9 [=====] done\\n'}"));
    }

    @Test
    void magic_commands_are_code_like_any_other() throws Exception {
        assertEquals(
                List.of(
                        new Cell("code", "%%bash\n!pip install x\nls", null, "bash"),
                        new Cell("code", "%matplotlib inline", null)),
                cells("{'cell_type':'code','source':['%%bash\\n','!pip install x\\n','ls']},"
                        + "{'cell_type':'code','source':'%matplotlib inline'}"));
    }

    @Test
    void worksheets_and_headings_of_nbformat_3_in_their_order() throws Exception {
        String source = json("{'nbformat':3,'metadata':{'name':''},'worksheets':["
                + "{'cells':[{'cell_type':'heading','level':9,'source':['a\\n','b']},{'cell_type':'html','source':'c'}]},"
                + "{'cells':[{'cell_type':'heading','source':' '},{'cell_type':'raw','source':'d'},"
                + "{'cell_type':'code','language':'julia','input':['e'],'outputs':[]}]}]}");
        ContextDocument.Notebook read = NotebookText.of(notebook(source, null, null));

        assertEquals(
                List.of("###### a b", "c", "d", "e"),
                read.cells().stream().map(Cell::text).toList());
        assertEquals("julia", read.language());
    }

    @ParameterizedTest
    @CsvSource({
        "{'kernelspec':{'name':'ir'}}, r",
        "{'kernelspec':{'name':'python3'}}, python",
        "{'kernelspec':{'name':'julia-1.10'}}, julia",
        "{'language_info':{'name':'R'};'kernelspec':{'name':'x'}}, r",
        "{}, python",
    })
    void the_kernel_tells_the_language_even_by_its_name(String metadata, String language) throws Exception {
        String source =
                json("{'metadata':" + metadata.replace(';', ',') + ",'cells':[{'cell_type':'code','source':'1'}]}");

        assertEquals(
                language, NotebookText.of(notebook(source, null, "notebook")).language());
    }

    @Test
    void what_python_writes_is_read_although_json_is_stricter() throws Exception {
        String picture = "iVBOR".repeat(5_000_000);
        String source = "\uFEFF "
                + json("{'metadata':{'duration':NaN,'most':-Infinity},'cells':[{'cell_type':'code',"
                        + "'source':'1','outputs':[{'output_type':'display_data','data':{'image/png':'" + picture
                        + "'}}]}]}");

        assertEquals(
                List.of(new Cell("code", "1", "[image]")),
                NotebookText.of(notebook(source, "python", "notebook")).cells());
    }

    @Test
    void where_kaggle_does_not_say_what_it_is_the_source_does() throws Exception {
        assertEquals(
                List.of(new Cell("code", "println(1)", null)),
                NotebookText.of(notebook("println(1)", "julia", null)).cells());
        assertThrows(NotebookText.Unreadable.class, () -> NotebookText.of(notebook("{'cells'", null, null)));
    }

    @Test
    void chunks_of_r_markdown_end_where_their_fence_does() throws Exception {
        String source = "````{r}\ncat('\n```\n')\n````` \nText\n  ```{r}\n  y\n  ```\nEnd";

        assertEquals(
                List.of(
                        new Cell("code", "cat('\n```\n')", null),
                        new Cell("markdown", "Text", null),
                        new Cell("code", "y", null),
                        new Cell("markdown", "End", null)),
                NotebookText.of(notebook(source, "RMarkdown", "Script")).cells());
    }

    @Test
    void embedded_files_do_not_get_in() throws Exception {
        String base64 = "iVBORw0KGgoAAAANSUhEUgAA".repeat(40);
        List<Cell> cells = cells("{'cell_type':'markdown','attachments':{'a.png':{'image/png':'" + base64
                + "'}},'source':'![cat](attachment:a.png) ![](data:image/png;base64," + base64
                + ") <img src=\\\"data:image/png;base64,"
                + base64 + "\\\">'}, {'cell_type':'code','source':'b64 = \\\"" + base64 + "\\\"'}");

        assertEquals("[image: cat] [image] [image]", cells.get(0).text());
        assertEquals("b64 = \"[960 characters of encoded data]\"", cells.get(1).text());
    }

    @Test
    void the_language_is_kaggles_or_else_the_notebooks() throws Exception {
        String julia =
                json("{'metadata':{'kernelspec':{'language':'julia'}},'cells':[{'cell_type':'code','source':'1'}]}");

        assertEquals("julia", NotebookText.of(notebook(julia, null, "notebook")).language());
        assertEquals("r", NotebookText.of(notebook(julia, "R", "notebook")).language());
    }

    @Test
    void a_script_is_one_cell() throws Exception {
        assertEquals(
                List.of(new Cell("code", "x <- 1\ny", null)),
                NotebookText.of(notebook("\r\nx <- 1\r\ny\r\n", "r", "script")).cells());
    }

    @Test
    void r_markdown_is_text_and_code() throws Exception {
        String source =
                "---\ntitle: T\n---\n\nText\n\n```{r setup, echo=FALSE}\nx <- 1\n```\n\nMore\n\n```{python}\ny = 2";

        assertEquals(
                List.of(
                        new Cell("markdown", "---\ntitle: T\n---\n\nText", null),
                        new Cell("code", "x <- 1", null),
                        new Cell("markdown", "More", null),
                        new Cell("code", "y = 2", null, "python")),
                NotebookText.of(notebook(source, "rmarkdown", "script")).cells());
        assertEquals(
                List.of(new Cell("markdown", "a", null), new Cell("markdown", "b", null)),
                NotebookText.of(notebook("a\n```{r}\n```\nb", "rmarkdown", "script"))
                        .cells());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "%%bash|bash",
                "%%script sh -e|bash",
                "%%R -i df|r",
                "%%javascript|javascript",
                "%%HTML|html",
                "%%bigquery df|sql",
                "%%writefile a/train.PY|-",
                "%%writefile -a src/run.sh|bash",
                "%%file 'notes.md'|markdown",
                "%%writefile Makefile|makefile",
                "%%writefile notes|''",
                "%%writefile -a --quiet waves.TS|typescript",
                "%%anything|''",
                "%%time|-",
                "%%python3|-",
                "%bash|-",
                "x = 1|-",
            })
    void a_cells_magic_tells_its_language(String line, String language) throws Exception {
        assertEquals(
                List.of(new Cell("code", line + "\ny", null, language)),
                cells("{'cell_type':'code','source':['\\n','" + line.replace("'", "\\u0027") + "\\n','y']}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "r setup, echo=FALSE|-",
                "R|-",
                "python|python",
                "sql, connection=db|sql",
                "bash|bash",
                "Rcpp|cpp",
                "js|javascript",
                "r x, engine='julia'|julia",
            })
    void a_chunks_engine_tells_its_language(String header, String language) throws Exception {
        assertEquals(
                List.of(new Cell("code", "x", null, language)),
                NotebookText.of(notebook("```{" + header + "}\nx\n```", "rmarkdown", "script"))
                        .cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"python", "r", "julia"})
    void a_script_that_was_a_notebook_has_its_cells_again(String language) throws Exception {
        String source = "import x\n# %% [markdown]\n# # Title\n#\n# - a\n# %% [code] {\"scrolled\":true}\ny = '# %%'\n"
                + "#%% Load\nz\n# %%time\n# %%\n# %% [md]\n\"\"\"\nquoted\n\"\"\"\n# %% [markdown] ## Last\n";

        assertEquals(
                List.of(
                        new Cell("code", "import x", null),
                        new Cell("markdown", "# Title\n\n- a", null),
                        new Cell("code", "y = '# %%'", null),
                        new Cell("code", "# Load\nz\n# %%time", null),
                        new Cell("markdown", "quoted", null),
                        new Cell("markdown", "## Last", null)),
                NotebookText.of(notebook(source, language, "script")).cells());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'cells': [", "[]", "3", "{}", "{'cells': []}", "{'cells':[{'cell_type':'code'}]}", " ", "null"
            })
    void what_is_no_notebook_is_refused_with_a_reason(String source) {
        Exception refused = assertThrows(
                NotebookText.Unreadable.class, () -> NotebookText.of(notebook(json(source), "python", "notebook")));

        assertTrue(refused.getMessage().startsWith("it"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'cells': 5}",
                "{'cells': [null, 7, 'x', {'cell_type': 3, 'source': {'a': 1}, 'outputs': 'no'}]}",
                "{'cells': [{'cell_type':'code','source':null,'outputs':[null, {'output_type':'stream','text':{}}]}]}",
                "{'worksheets': {'cells': 1}}"
            })
    void odd_structures_are_refused_and_nothing_worse(String source) {
        assertThrows(
                NotebookText.Unreadable.class, () -> NotebookText.of(notebook(json(source), "python", "notebook")));
    }

    @Test
    void very_deep_json_is_refused() {
        String deep = "{\"cells\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThrows(NotebookText.Unreadable.class, () -> NotebookText.of(notebook(deep, "python", "notebook")));
    }

    @Test
    void thousands_of_blank_lines_around_code_and_output_go() throws Exception {
        String blank = " \\n".repeat(50_000);

        assertEquals(
                List.of(new Cell("code", "  x", "  y")),
                cells("{'cell_type':'code','source':'" + blank + "  x" + blank
                        + "','outputs':[{'output_type':'stream','text':'" + blank + "  y" + blank + "'}]}"));
    }

    private static String output(String output) throws Exception {
        return cells("{'cell_type':'code','source':'x','outputs':[" + output + "]}")
                .get(0)
                .output();
    }

    private static List<Cell> cells(String cells) throws Exception {
        return NotebookText.of(notebook(json("{'nbformat':4,'cells':[" + cells + "]}"), "python", "notebook"))
                .cells();
    }

    private static String json(String withApostrophes) {
        return withApostrophes.replace('\'', '"');
    }

    private static Notebook notebook(String source, String language, String type) {
        return new Notebook(new NotebookSummary("o/s", "T", "A", 1, null), language, type, source, Sample.SETUP);
    }
}
