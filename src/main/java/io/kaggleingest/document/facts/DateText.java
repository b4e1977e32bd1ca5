package io.kaggleingest.document.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dates as people write them. One without a year, and 3/4/2021 of which nobody can say which is the month, are none. */
record DateText(LocalDate date, int from, int to) {
    /** First letters of months in the languages in which hosts write; of each only what no other month begins with. */
    private static final Map<String, Integer> MONTHS = months(
            "jan gen ene янв",
            "feb fév fev фев",
            "mar mär mrt мар",
            "apr avr abr апр",
            "may mai mag мая май mei",
            "jun juin giu июн",
            "jul juil lug июл",
            "aug août aou ago авг",
            "sep set сен",
            "oct okt ott out окт",
            "nov ноя",
            "dec dez déc dic дек");

    private static final String MONTH = "(\\p{L}{3,10})\\.?";
    private static final String DAY = "(\\d{1,2})";
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b" + MONTH + "[ -]" + DAY + "(?:st|nd|rd|th)?(?:[-–]\\d{1,2})?,?[ -]+(\\d{4})\\b");
    private static final Pattern DAY_FIRST = Pattern.compile("\\b" + DAY
            + "(?:st|nd|rd|th|er|º)?\\.?[ -]+(?:of |de |del |di )?" + MONTH + ",?[ -]+(?:de |del )?(\\d{4})\\b");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<!\\d)(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final Pattern EAST_ASIAN = Pattern.compile("(\\d{4}) ?[年년] ?(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日일]");
    private static final Pattern NUMBERS = Pattern.compile("(?<![\\d.])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})(?!\\d)");

    private static Map<String, Integer> months(String... names) {
        return Stream.iterate(0, i -> i < names.length, i -> i + 1)
                .flatMap(i -> Stream.of(names[i].split(" ")).map(name -> Map.entry(name, i + 1)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In the order of the text. */
    static List<DateText> in(String text) {
        List<DateText> dates = new ArrayList<>();
        MONTH_FIRST.matcher(text).results().forEach(m -> month(m.group(1))
                .ifPresent(month -> add(m, m.group(3), month, m.group(2), dates)));
        DAY_FIRST.matcher(text).results().forEach(m -> month(m.group(2))
                .ifPresent(month -> add(m, m.group(3), month, m.group(1), dates)));
        for (Pattern pattern : List.of(YEAR_FIRST, EAST_ASIAN)) {
            pattern.matcher(text)
                    .results()
                    .forEach(m -> add(m, m.group(1), Integer.parseInt(m.group(2)), m.group(3), dates));
        }
        NUMBERS.matcher(text).results().forEach(m -> numbers(m, dates));
        dates.sort(Comparator.comparingInt(DateText::from));
        return dates;
    }

    /** With dots the day is first; with other marks only a number above twelve tells which it is. */
    private static void numbers(MatchResult match, List<DateText> dates) {
        int first = Integer.parseInt(match.group(1));
        int second = Integer.parseInt(match.group(3));
        if (match.group(2).equals(".") || first > 12 || first == second) {
            add(match, match.group(4), second, match.group(1), dates);
        } else if (second > 12) {
            add(match, match.group(4), first, match.group(3), dates);
        }
    }

    private static void add(MatchResult match, String year, int month, String day, List<DateText> dates) {
        boolean overlaps = dates.stream().anyMatch(one -> match.start() < one.to() && one.from() < match.end());
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
            if (!overlaps && date.getYear() > 2000 && date.getYear() < 2100) {
                dates.add(new DateText(date, match.start(), match.end()));
            }
        } catch (DateTimeException failure) {
            // The 31st of a month that has 30 days is a typing error, and no date.
            return;
        }
    }

    private static Optional<Integer> month(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return Stream.of(4, 3)
                .filter(length -> name.length() >= length)
                .map(length -> MONTHS.get(name.substring(0, length)))
                .filter(month -> month != null)
                .findFirst();
    }
}
