package io.kaggleingest.document.facts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** Files and columns that a data description names within its sentences. */
final class MentionedNames {
    private static final int MOST = 60;
    private static final Pattern SPEAKS_OF_COLUMNS = Pattern.compile(
            "(?i)\\b(?:columns?|fields?|variables?|features?|attributes?|metadata|targets?|labels?|predict\\w*|values?|identifiers?|filenames?|file name|by `|each (?:row|line))");
    private static final Pattern CODE = Pattern.compile(
            "(?<!e\\.g\\.,? |eg,? |i\\.e\\.,? |like |as |or |example,? )(?:`([A-Za-z_][A-Za-z0-9_]{0,79})`|[\"“]([A-Za-z]+_[A-Za-z0-9_]{1,60})[\"”])(?! ?(?:files?|folders?|format|director|set|data|=))");
    private static final Pattern BOLD = Pattern.compile(
            "\\*\\*([A-Za-z_][\\w-]{0,79})\\*\\*(?= (?:column|field|variable|feature|attribute)s?\\b)"
                    + "|\\b(?:column|field|variable|feature|attribute|has an?), ?\\*\\*([A-Za-z_][\\w-]{0,79})\\*\\*|\\b(?:column|field|variable|has an?|is an?) \\*\\*([A-Za-z_][\\w-]{0,79})\\*\\*");
    private static final Pattern BARE =
            Pattern.compile("\\b(?:[Tt]he|[Aa]n?) ([A-Z][a-z]*[A-Z]\\w*|[A-Za-z]+_\\w+|Id|ID) columns?\\b");
    private static final Pattern KEY =
            Pattern.compile("\\((?:keys?|columns?|fields?):? (\\w{2,60})\\)|\\{\\W?['\"](\\w{2,60})['\"]:");
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w/.-])([A-Za-z][\\w/-]{1,80}\\.(?:" + FileNames.DATA_EXTENSIONS + "))(?![\\w/.-]*\\w)");
    private static final Pattern NO_DATA =
            Pattern.compile("(?i)submissions?\\.\\w+|(?:.*\\d){5}.*|.*(?:\\.com|\\.org)|readme.*");

    private final Set<String> files = new LinkedHashSet<>();
    private final Set<String> columns = new LinkedHashSet<>();
    private String source = "";

    MentionedNames(List<Passage> passages) {
        for (Passage passage : passages) {
            boolean data = passage.kind() == PageKind.DATA;
            boolean text = !passage.isCode() && passage.form() != Kind.HEADING;
            if (text && (data || passage.kind() == PageKind.EVALUATION)) {
                files(passage, data);
            }
            if (text && data) {
                columns(passage);
            }
        }
    }

    /** On other pages only the sample that shows the format. */
    private void files(Passage passage, boolean data) {
        Matcher file = FILE.matcher(passage.source().replaceAll("\\]\\([^)]{0,500}\\)|https?://\\S{1,500}", "] "));
        while (file.find() && files.size() < MOST) {
            String name = file.group(1);
            if ((data || name.toLowerCase(java.util.Locale.ROOT).startsWith("sample"))
                    && !NO_DATA.matcher(name).matches()) {
                files.add(name);
                source = source.isEmpty() ? passage.location() : source;
            }
        }
    }

    private void columns(Passage passage) {
        for (String sentence : passage.source().replace("\\_", "_").split("(?<=[.!?])\\s+(?=[\\p{Lu}`*])")) {
            if (sentence.length() <= 2_000) {
                if (SPEAKS_OF_COLUMNS.matcher(sentence).find() || sentence.contains("_") && !sentence.contains("=")) {
                    add(CODE.matcher(sentence));
                }
                add(BOLD.matcher(sentence));
                add(BARE.matcher(sentence));
                add(KEY.matcher(sentence));
                source = source.isEmpty() && !columns.isEmpty() ? passage.location() : source;
            }
        }
    }

    private void add(Matcher match) {
        while (match.find() && columns.size() < MOST) {
            for (int i = 1; i <= match.groupCount(); i++) {
                if (match.group(i) != null) {
                    columns.add(match.group(i));
                }
            }
        }
    }

    Set<String> files() {
        return files;
    }

    Set<String> columns() {
        return columns;
    }

    String source() {
        return source;
    }
}
