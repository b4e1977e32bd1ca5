package io.kaggleingest.kaggle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people paste around a link, or in its place: brackets, quotes, a full stop, commands of Kaggle's own clients. */
final class PastedLink {
    private static final Pattern MARKDOWN = Pattern.compile("!?\\[[^\\]]{0,400}]\\((\\S{1,500})\\)");
    private static final Pattern COMMAND = Pattern.compile(
            "(?:[$!%>]\\s{0,3})?kaggle\\s{1,9}(competitions|c|datasets|d|kernels|k|models|m)\\s{1,9}\\S.*");
    private static final Pattern DOWNLOAD = Pattern.compile("(?:[$!%>]\\s{0,3})?(?:curl|wget)\\s.*");
    private static final Pattern HUB = Pattern.compile(
            "(?:[\\w. ]{1,60}=\\s{0,9})?kagglehub\\.(dataset|competition|notebook|model)_\\w{1,30}\\((.*)",
            Pattern.DOTALL);
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']{1,200})[\"']");
    private static final Set<String> NAMING = Set.of("-c", "--competition", "-d", "--dataset", "-k", "--kernel");
    /** Options that need no value. */
    private static final Set<String> PLAIN = Set.of(
            "--unzip",
            "-o",
            "--force",
            "-q",
            "--quiet",
            "-v",
            "--csv",
            "-w",
            "--wp",
            "-s",
            "--show",
            "--download",
            "-m",
            "--metadata");

    private static final Map<String, String> KINDS = Map.of(
            "c",
            "competitions",
            "competition",
            "competitions",
            "d",
            "datasets",
            "dataset",
            "datasets",
            "k",
            "code",
            "kernels",
            "code",
            "notebook",
            "code",
            "m",
            "models",
            "model",
            "models");

    private static final String OPENING = "<\"'`(\u005B{\u201C\u2018\u00AB";
    private static final String CLOSING = ">\"'`)\u005D}\u201D\u2019\u00BB.,;:!?\u2026";

    private PastedLink() {}

    /** The link or name in it, or the text as it is; a command becomes a path such as {@code /datasets/owner/slug}. */
    static String in(String text) {
        String link = text.strip();
        Matcher hub = HUB.matcher(link);
        if (hub.matches()) {
            Matcher name = QUOTED.matcher(hub.group(2));
            return name.find() ? path(hub.group(1), name.group(1)) : link;
        }
        if (COMMAND.matcher(link).matches()) {
            return ofCommand(link);
        }
        if (DOWNLOAD.matcher(link).matches()) {
            return Arrays.stream(link.split("\\s+"))
                    .map(PastedLink::trim)
                    .filter(word -> word.toLowerCase(Locale.ROOT).startsWith("https://www.kaggle.com/"))
                    .findFirst()
                    .orElse(link);
        }
        return trim(link);
    }

    /** Without what stands around it. */
    private static String trim(String text) {
        String link = text;
        Matcher markdown = MARKDOWN.matcher(withoutEnd(link, ".,;:!?"));
        if (markdown.matches()) {
            link = markdown.group(1);
        }
        int start = 0;
        while (start < link.length() && OPENING.indexOf(link.charAt(start)) >= 0) {
            start++;
        }
        return withoutEnd(link.substring(start), CLOSING).strip();
    }

    private static String withoutEnd(String text, String marks) {
        int end = text.length();
        while (end > 0 && marks.indexOf(text.charAt(end - 1)) >= 0 && !isStep(text, end - 1)) {
            end--;
        }
        return text.substring(0, end);
    }

    /** A full stop that is a step of a path, or a part of one, ends no sentence. */
    private static boolean isStep(String text, int at) {
        return text.charAt(at) == '.' && (at == 0 || "/.".indexOf(text.charAt(at - 1)) >= 0);
    }

    private static String ofCommand(String command) {
        List<String> words = List.of(command.replaceFirst("^[$!%>]\\s*", "").split("\\s+"));
        String kind = words.get(1);
        for (int i = 2; i < words.size() - 1; i++) {
            if (NAMING.contains(words.get(i))) {
                return path(kind, trim(words.get(i + 1)));
            }
        }
        for (int i = 3; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                return path(kind, trim(word));
            }
            boolean value = !PLAIN.contains(word) && !word.contains("=");
            i += value ? 1 : 0;
        }
        return command;
    }

    private static String path(String kind, String name) {
        return "/" + KINDS.getOrDefault(kind, kind) + "/" + name;
    }
}
