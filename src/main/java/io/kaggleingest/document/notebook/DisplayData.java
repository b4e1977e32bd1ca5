package io.kaggleingest.document.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.kaggleingest.document.page.HtmlMarkdown;

/**
 * One result in the several media types in which a kernel offers it, as the text that reads best. What can only be looked
 * at is named, with what it says in words.
 */
final class DisplayData {
    /** Characters of HTML; a table that is longer shows its beginning. */
    private static final int HTML = 30_000;

    /** How Python shows an object that has something better to show: its class and where it is. */
    private static final Pattern ONLY_A_CLASS =
            Pattern.compile("<[\\w.]{1,200}(?: object| at 0x|>)[^\\n]{0,200}|<Figure size [^\\n]{1,200}>");

    private static final Pattern PICTURE = Pattern.compile("image/.*|png|jpeg|svg");
    private static final Pattern CHART =
            Pattern.compile("application/vnd\\.(?:plotly|vega|vegalite|bokeh|holoviews).*");
    private static final Pattern LOADING =
            Pattern.compile("application/vnd\\.\\w{1,20}_load\\..*|application/javascript|javascript");
    private static final Pattern DRAWN = Pattern.compile("(?i)<(?:svg|canvas|iframe|object|embed)\\b");
    private static final Pattern SCRIPT_DRAWS = Pattern.compile("(?i)<div[^>]{0,500}\\bid\\b");
    private static final Pattern PLOTLY_TITLE =
            Pattern.compile("\"title\":\\s{0,3}+\\{\\s{0,3}+\"text\":\\s{0,3}+\"([^\"\\n]{1,200})\"");
    private static final Pattern SOUND = Pattern.compile("(?i)<audio\\b");
    private static final Pattern VIDEO = Pattern.compile("(?i)<video\\b");

    private static final List<String> PLAIN = List.of("text/plain", "text");
    private static final List<String> TEX = List.of("text/latex", "latex");
    private static final List<String> RICH = List.of("text/markdown", "text/latex", "latex", "text/html", "html");
    private static final String UNNAMED = "[output without text]";

    private final JsonNode data;
    private final List<String> types = new ArrayList<>();

    private DisplayData(JsonNode data) {
        this.data = data;
        data.fieldNames().forEachRemaining(types::add);
    }

    /** nbformat 4 has a bundle of media types; nbformat 3 puts {@code text}, {@code png}, … beside the type. */
    static String of(JsonNode output) {
        return new DisplayData(output.has("data") ? output.get("data") : output).text();
    }

    private String text() {
        if (has(PICTURE)) {
            return picture();
        }
        if (types.stream().anyMatch(type -> type.startsWith("application/vnd.jupyter.widget"))) {
            return "[widget]";
        }
        if (types.stream()
                .anyMatch(type ->
                        CHART.matcher(type).matches() && !LOADING.matcher(type).matches())) {
            return chart();
        }
        String plainText = first(PLAIN);
        if (types.size() == 1 && plainText.startsWith("<Figure size ")) {
            return "";
        }
        boolean onlyAClass = ONLY_A_CLASS.matcher(plainText.strip()).matches();
        String rich = plainText.isBlank() || onlyAClass ? first(RICH) : "";
        if (!rich.isBlank()) {
            return rich;
        }
        String json = plainText.isBlank() || onlyAClass ? json() : "";
        if (!json.isEmpty()) {
            return json;
        }
        boolean shown = types.stream().anyMatch(type -> !PLAIN.contains(type) && isMedia(type));
        return plainText.isBlank() || onlyAClass && shown ? placeholder() : plainText;
    }

    private boolean has(Pattern type) {
        return types.stream().anyMatch(one -> type.matcher(one).matches());
    }

    private static boolean isMedia(String type) {
        return type.contains("/") || type.matches("html|latex|json|javascript|pdf");
    }

    /** With what it also says in words: a formula, a shape. */
    private String picture() {
        String tex = first(TEX);
        if (!tex.isBlank()) {
            return tex;
        }
        String plainText = first(PLAIN).strip();
        boolean silent = plainText.isEmpty()
                || plainText.startsWith("<Figure")
                || ONLY_A_CLASS.matcher(plainText).matches();
        return silent || plainText.length() > OutputCut.LIMIT ? "[image]" : plainText + "\n[image]";
    }

    private String chart() {
        String title = types.stream()
                .filter(type -> CHART.matcher(type).matches())
                .map(type -> title(data.get(type)))
                .filter(chartTitle -> !chartTitle.isBlank())
                .findFirst()
                .orElse("");
        return title.isEmpty() ? "[chart]" : "[chart: " + title + "]";
    }

    private static String title(JsonNode chart) {
        for (JsonNode title : List.of(chart.path("layout").path("title"), chart.path("title"))) {
            String text =
                    title.isTextual() ? title.asText() : title.path("text").asText("");
            if (!text.isBlank()) {
                return line(text);
            }
        }
        return "";
    }

    private static String line(String title) {
        String text = HtmlMarkdown.of(title.substring(0, Math.min(title.length(), 500)));
        return text.replaceAll("\\s++", " ").replaceAll("[*\\[\\]]", "").strip();
    }

    private String json() {
        for (String type : List.of("application/json", "application/geo+json", "json")) {
            JsonNode value = data.path(type);
            if (value.isTextual() && !value.asText().isBlank()) {
                return value.asText();
            }
            if (!value.isMissingNode() && !value.isNull() && !value.isEmpty()) {
                return value.toString();
            }
        }
        return "";
    }

    private String first(List<String> names) {
        for (String type : names) {
            String text = NotebookText.join(data.path(type));
            String content = type.endsWith("html") ? html(text) : text;
            if (!content.isBlank()) {
                return content;
            }
        }
        return "";
    }

    private static String html(String source) {
        if (source.length() <= HTML) {
            return HtmlMarkdown.of(source);
        }
        int end = source.lastIndexOf("<tr", HTML);
        end = end < HTML / 2 ? source.lastIndexOf('<', HTML) : end;
        String beginning = HtmlMarkdown.of(source.substring(0, end < HTML / 2 ? HTML : end));
        return beginning.isBlank() ? "" : beginning + "\n" + OutputCut.note(source.length() - end);
    }

    /** Something that a browser draws or plays; empty if nothing is shown at all. */
    private String placeholder() {
        String html = NotebookText.join(data.path(types.contains("html") ? "html" : "text/html"));
        String beginning = html.substring(0, Math.min(html.length(), HTML));
        if (SOUND.matcher(beginning).find()) {
            return "[sound]";
        }
        if (VIDEO.matcher(beginning).find()) {
            return "[video]";
        }
        Matcher plotly = PLOTLY_TITLE.matcher(html);
        if (html.contains("Plotly.newPlot(") && plotly.find()) {
            return "[chart: " + line(plotly.group(1)) + "]";
        }
        boolean drawn = DRAWN.matcher(beginning).find()
                || html.contains("<script") && SCRIPT_DRAWS.matcher(beginning).find();
        boolean silent = types.stream().allMatch(type -> LOADING.matcher(type).matches() || !isUnreadable(type));
        boolean loading = types.stream().anyMatch(type -> type.contains("_load."));
        return drawn || !silent || !loading && hasScriptOnly() ? UNNAMED : "";
    }

    private static boolean isUnreadable(String type) {
        return type.startsWith("application/") || type.matches("pdf|json");
    }

    /** A script that draws, without text that says what. */
    private boolean hasScriptOnly() {
        return has(LOADING);
    }
}
