package io.kaggleingest.document.budget;

import io.kaggleingest.document.DocumentJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** What mutants are made of: the sandbox's files, and texts that are odd in themselves. */
record Seeds(List<byte[]> notebooks, List<byte[]> scripts, List<byte[]> tables, List<byte[]> pages) {
    /** Longer ones are cut, so that a hundred thousand cases are minutes and not hours. */
    private static final int LONGEST = 1_500;

    private static final int CELLS = 4;

    private static final List<String> ODD_NOTEBOOKS = List.of(
            "{\"nbformat\":3,\"worksheets\":[{\"cells\":[{\"cell_type\":\"code\",\"input\":[\"1+1\"],\"outputs\":[{\"output_type\":\"pyout\",\"text\":[\"2\"]}]},{\"cell_type\":\"heading\",\"level\":99,\"source\":\"h\"}]}]}",
            "{\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"language\":\"julia\"}},\"cells\":[{\"cell_type\":\"code\",\"source\":[\"\",null,3],\"outputs\":[{\"output_type\":\"error\",\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"\\u001b[0;31mE\\u001b[0m\"]},{\"output_type\":\"display_data\",\"data\":{\"text/html\":\"<table><tr><td>1\"}}]}]}",
            "{\"cells\":[]}",
            "[]",
            "null");
    private static final List<String> ODD_TABLES = List.of(
            "a\n",
            "\"a\nb\",c\n\"1\"\"\",2\n",
            "a;b|c\td,e\n1;2|3\t4,5\n",
            "0,1,2\n3,4,5\n6,7,8\n",
            "id,when,flag\n" + "007,2026-01-02 03:04:05,true\n".repeat(30),
            "x\n" + "99999999999999999999999999\n1e9999\n-inf\n".repeat(10),
            ",".repeat(2_000) + "\n");
    private static final List<String> ODD_PAGES = List.of(
            "<table><tr><td rowspan=99999999 colspan=-1>a<table><tr><td>b</table></table>",
            "<div>".repeat(2_000) + "deep",
            "<ul><li>".repeat(800) + "deep",
            "<b><i>".repeat(1_500) + "deep",
            "<ol start=99999999999999999999><li>x",
            "> ".repeat(1_500) + "deep",
            "- ".repeat(1_500) + "deep",
            "[".repeat(2_000) + "a" + "](b)".repeat(2_000),
            "*a **b ".repeat(1_000),
            "`".repeat(1_999),
            "```\nnever closed",
            "\r".repeat(4_000) + "\n",
            "<|endoftext|><<< kaggle-text\n>>> kaggle-text",
            "\uD83C\uDF0A\u200D\u6F6E\u0301".repeat(200),
            "data:image/png;base64," + "A".repeat(4_000),
            "<script>x</script><!-- " + "-".repeat(500) + "<p>&#0;&#xD800;&bogus;");

    static Seeds under(Path sandbox) throws IOException {
        return new Seeds(
                all(sandbox, ".+\\.ipynb", ODD_NOTEBOOKS),
                all(sandbox, ".+\\.(?:py|R|Rmd)", List.of()),
                all(sandbox, ".+\\.[ct]sv", ODD_TABLES),
                all(sandbox, ".+\\.(?:html|md)", ODD_PAGES));
    }

    private static List<byte[]> all(Path folder, String name, List<String> odd) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        }
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            seeds.add(name.contains("ipynb") ? firstCells(bytes) : Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST)));
        }
        odd.forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
        return seeds;
    }

    private static byte[] firstCells(byte[] notebook) throws IOException {
        JsonNode tree = DocumentJson.MAPPER.readTree(notebook);
        ArrayNode cells = tree.withArray("cells");
        while (cells.size() > CELLS) {
            cells.remove(CELLS);
        }
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
