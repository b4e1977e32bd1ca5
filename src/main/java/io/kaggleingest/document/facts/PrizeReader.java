package io.kaggleingest.document.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.kaggleingest.document.page.PageKind;
import io.kaggleingest.document.text.Markdown.Kind;

/** What places and awards win, each line of the prizes with its amount; what other programmes spend is no prize. */
final class PrizeReader {
    private static final int LINE = 140;
    private static final String AMOUNT =
            "(?:(?:US|USD|CA|CAD|AU|AUD|R|HK|S|NT) ?)?[$€£¥₹] ?\\d[\\d,.]*(?: ?(?:k|K|million|thousand)\\b)?"
                    + "|\\b\\d[\\d,.]{0,30}(?: ?[kK])? ?(?:USD|EUR|GBP|JPY|INR|CNY|RMB|CHF|CAD|AUD|US dollars|dollars|euros|pounds|Euro)\\b"
                    + "|\\b(?:USD|EUR|GBP|INR|CHF|CAD|AUD) ?\\d[\\d,.]*";
    private static final Pattern MONEY = Pattern.compile(AMOUNT, Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACE = pattern(
            "\\b(?:\\d{1,3} ?(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
                    + "|winners?|runners?[- ]up|gold|silver|bronze|places?|rank|prizes?|awards?|awarded|pool|top)\\b|^\\W*\\d{1,2}[.):]");
    private static final Pattern NO_PRIZE = pattern(
            "\\b(?:valued? (?:at|of)|worth of|coupons?|credits?|grants? (?:of|from)|funded|funding|revenue|billion|per hour"
                    + "|hourly|salary|fee|fees|costs?|tax(?:es)?)\\b");
    private static final Pattern TOTAL =
            pattern("\\btotal (?:prize|prizes|award)\\b.{0,30}|\\bprize (?:pool|fund|money|pot)\\b.{0,30}"
                    + "|\\b(?:in|of) (?:total |cash |total cash )?prizes?\\b|\\bin total\\b");
    private static final Set<Kind> LINES = Set.of(Kind.ITEM, Kind.ROW, Kind.HEADING);

    private record Line(String group, String text, Passage passage) {}

    private final List<Line> lines = new ArrayList<>();

    PrizeReader(List<Passage> passages) {
        passages.stream().filter(passage -> passage.kind() == PageKind.PRIZES).forEach(this::prizes);
        if (lines.isEmpty()) {
            passages.stream()
                    .filter(passage -> passage.kind() == PageKind.DESCRIPTION
                            || passage.kind() == PageKind.OTHER
                            || passage.kind() == PageKind.EVALUATION)
                    .filter(passage -> passage.form() != Kind.HEADING)
                    .forEach(this::places);
        }
    }

    private static Pattern pattern(String expression) {
        return Pattern.compile("(?i)" + expression);
    }

    private void prizes(Passage passage) {
        if (passage.isCode()) {
            return;
        }
        for (String text : texts(passage)) {
            boolean label = text.length() <= LINE
                    && (LINES.contains(passage.form()) || text.contains(":") || text.contains(" - "));
            boolean told = PLACE.matcher(text).find() || label;
            if (MONEY.matcher(text).find() && told && !NO_PRIZE.matcher(text).find()) {
                lines.add(new Line(group(passage), text, passage));
            }
        }
    }

    /** On other pages only lines that are nothing but a place and its amount. */
    private void places(Passage passage) {
        for (String text : texts(passage)) {
            boolean line = text.length() <= 80
                    && MONEY.matcher(text).find()
                    && PLACE.matcher(text).find()
                    && !NO_PRIZE.matcher(text).find();
            boolean place = text.matches(
                    "(?i)\\W*(?:\\d{1,2} ?(?:st|nd|rd|th|[.):])|first|second|third|fourth|fifth|winner|runner)\\b?.*");
            if (line && place) {
                lines.add(new Line(group(passage), text, passage));
            }
        }
    }

    private static List<String> texts(Passage passage) {
        if (passage.form() == Kind.ROW) {
            return List.of(String.join(
                    ": ",
                    passage.cells().stream().filter(cell -> !cell.isEmpty()).toList()));
        }
        if (LINES.contains(passage.form()) && passage.text().length() <= LINE) {
            return List.of(passage.number() > 0 ? passage.number() + ". " + passage.text() : passage.text());
        }
        return passage.sentences();
    }

    private static String group(Passage passage) {
        String lead = passage.lead();
        boolean label = passage.form() == Kind.ITEM
                && lead.length() <= 60
                && !MONEY.matcher(lead).find()
                && !lead.endsWith(".");
        return (label ? lead : passage.heading())
                .replaceAll("(?<![\\s:*#])[\\s:*#]++$", "")
                .strip();
    }

    /** Every line; with the name of its list before the first where there are several. */
    Optional<String> prizes() {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        boolean several = lines.stream().map(Line::group).distinct().count() > 1;
        List<String> texts = new ArrayList<>();
        String group = null;
        for (Line line : lines) {
            String text = line.text().length() > LINE ? around(line.text()) : line.text();
            boolean named =
                    several && !line.group().equals(group) && !line.group().isEmpty() && !text.equals(line.group());
            texts.add(named ? line.group() + ": " + text : text);
            group = line.group();
        }
        return Optional.of(String.join("; ", texts));
    }

    /** A long sentence from a little before its amount. */
    private static String around(String text) {
        var money = MONEY.matcher(text);
        money.find();
        int from = Math.max(0, money.start() - LINE / 2);
        int to = Math.min(text.length(), money.end() + LINE / 2);
        return (from > 0 ? "…" : "") + text.substring(from, to).strip() + (to < text.length() ? "…" : "");
    }

    /** The whole sum, where one is stated and no other. */
    Optional<String> total() {
        Set<String> totals = new LinkedHashSet<>();
        for (Line line : lines) {
            var amounts = MONEY.matcher(line.text())
                    .results()
                    .map(amount -> amount.group())
                    .toList();
            if (amounts.size() == 1 && TOTAL.matcher(line.text()).find()) {
                totals.add(amounts.get(0));
            }
        }
        return totals.size() == 1 ? totals.stream().findFirst() : Optional.empty();
    }

    String source() {
        return lines.get(0).passage().location();
    }
}
