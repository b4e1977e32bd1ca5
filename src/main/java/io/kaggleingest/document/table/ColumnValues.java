package io.kaggleingest.document.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a column holds: the narrowest type that all its values fit. Digits that a number would change are text: a leading
 * zero (a postcode) would be lost, and what goes beyond 64 bits fits no machine's integer. One mark or word in the place
 * of some numbers does not make text of them. Where values repeat so much that the rows read have probably seen all of
 * them, they are few; text becomes categorical then.
 *
 * @param nulls cells without a value, marks for missing among them
 * @param values all different ones, as they come
 * @param mark what stands where a number or date should, or null
 * @param counts how often each value comes, where they are few
 * @param writing how its numbers are written where a plain read makes text of them, or null
 */
public record ColumnValues(
        String type,
        int nulls,
        Set<String> values,
        boolean few,
        @Nullable String least,
        @Nullable String greatest,
        @Nullable String mark,
        @Nullable String writing,
        List<Integer> counts) {
    static final int FEW = 12;
    static final int LONGEST = 60;
    static final String COMMAS = "decimal commas";
    static final String THOUSANDS = "commas between thousands";

    private static final int ENOUGH_ROWS = 20;
    private static final int MARKS = 3;
    private static final Pattern SORTABLE = Pattern.compile("[0-9]{4}-[0-9]{2}(?:-[0-9]{2}.*)?");

    /** @param commasPartCells whether a number can hold a comma only in quotes */
    public static ColumnValues of(List<String> cells, boolean commasPartCells) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        int nulls = 0;
        for (String cell : cells) {
            String value = cell.strip();
            if (CellType.isNull(value)) {
                nulls++;
            } else {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return of(counts, nulls, commasPartCells);
    }

    private static ColumnValues of(Map<String, Integer> counts, int nulls, boolean commasPartCells) {
        String mark = mark(counts, commasPartCells);
        boolean missing = mark != null && NullMarkers.isKnown(mark);
        int noValues = nulls + (missing ? counts.get(mark) : 0);
        Map<String, Integer> present = new LinkedHashMap<>(counts);
        if (mark != null) {
            present.remove(mark);
        }
        int cells = present.values().stream().mapToInt(Integer::intValue).sum();
        boolean few = cells >= ENOUGH_ROWS
                && present.size() <= FEW
                && present.keySet().stream().allMatch(value -> value.length() <= LONGEST);
        InferredType inferred = InferredType.of(present.keySet(), commasPartCells);
        String type = few && inferred.type().equals("text") ? "categorical" : inferred.type();
        String[] range = range(inferred, present.keySet());
        return new ColumnValues(
                type,
                noValues,
                present.keySet(),
                few,
                range[0],
                range[1],
                mark,
                inferred.writing(),
                few ? List.copyOf(present.values()) : List.of());
    }

    /** The mark; null where there is none, or where the column would be text without it, too. */
    private static @Nullable String mark(Map<String, Integer> counts, boolean commasPartCells) {
        if (!InferredType.of(counts.keySet(), commasPartCells).type().equals("text")) {
            return null;
        }
        List<String> others = counts.keySet().stream()
                .filter(value -> !InferredType.isValue(value))
                .limit(MARKS)
                .toList();
        if (others.size() == 1 && isMark(others.get(0), counts)) {
            Set<String> values = new java.util.LinkedHashSet<>(counts.keySet());
            values.remove(others.get(0));
            String type = InferredType.of(values, commasPartCells).type();
            return Set.of("text", "boolean", "empty").contains(type) ? null : others.get(0);
        }
        return counts.getOrDefault("?", 0) > 1 && counts.size() > 1 ? "?" : null;
    }

    private static boolean isMark(String value, Map<String, Integer> counts) {
        boolean repeated = counts.getOrDefault(value, 0) > 1 && counts.size() > 2;
        return NullMarkers.isKnown(value) ? counts.size() > 1 : repeated && NullMarkers.mayBe(value);
    }

    private static String[] range(InferredType inferred, Collection<String> values) {
        String[] range = new String[2];
        if (inferred.type().equals("integer") || inferred.type().equals("float")) {
            BigDecimal least = null;
            BigDecimal greatest = null;
            for (String value : values) {
                BigDecimal number = inferred.number(value);
                if (number == null) {
                    continue;
                }
                if (least == null || number.compareTo(least) < 0) {
                    least = number;
                    range[0] = value;
                }
                if (greatest == null || number.compareTo(greatest) > 0) {
                    greatest = number;
                    range[1] = value;
                }
            }
        } else if (inferred.type().startsWith("date") && all(values, SORTABLE.asMatchPredicate())) {
            range[0] = values.stream().min(String::compareTo).orElse(null);
            range[1] = values.stream().max(String::compareTo).orElse(null);
        }
        return range;
    }

    private static boolean all(Collection<String> values, Predicate<String> fits) {
        return values.stream().allMatch(fits);
    }

    /** @param writing null for the usual one */
    private record InferredType(String type, @Nullable String writing) {

        static InferredType of(Collection<String> values, boolean commasPartCells) {
            if (values.isEmpty()) {
                return new InferredType("empty", null);
            }
            Set<CellType> types = EnumSet.noneOf(CellType.class);
            for (String value : values) {
                types.add(CellType.of(value));
                if (types.contains(CellType.TEXT)) {
                    return commas(values, commasPartCells);
                }
            }
            return new InferredType(type(types, values), null);
        }

        private static String type(Set<CellType> types, Collection<String> values) {
            if (types.equals(Set.of(CellType.BOOLEAN))) {
                return "boolean";
            }
            if (types.equals(Set.of(CellType.INTEGER))) {
                return "integer";
            }
            if (Set.of(CellType.INTEGER, CellType.FLOAT).containsAll(types)) {
                return "float";
            }
            if (types.equals(Set.of(CellType.DATE))) {
                return areSeasons(values) ? "text" : "date";
            }
            return Set.of(CellType.DATE, CellType.DATETIME).containsAll(types) ? "datetime" : "text";
        }

        static boolean isValue(String value) {
            CellType type = CellType.of(value);
            return type.isTelling() || NumberForms.isDecimalComma(value) || NumberForms.isThousands(value);
        }

        /** 1,234 is a thousand and more where commas also part cells, and a little more than one elsewhere. */
        private static InferredType commas(Collection<String> values, boolean commasPartCells) {
            boolean thousands = values.stream().anyMatch(NumberForms::isThousands)
                    && all(values, value -> NumberForms.isThousands(value) || isShort(value));
            boolean decimals = values.stream().anyMatch(NumberForms::isDecimalComma)
                    && all(
                            values,
                            value -> NumberForms.isDecimalComma(value) || CellType.of(value) == CellType.INTEGER);
            if (thousands && (commasPartCells || !decimals)) {
                boolean fractions = values.stream().anyMatch(value -> value.indexOf('.') >= 0);
                return new InferredType(fractions ? "float" : "integer", THOUSANDS);
            }
            return decimals ? new InferredType("float", COMMAS) : new InferredType("text", null);
        }

        /** A number that needs no mark between thousands. */
        private static boolean isShort(String value) {
            return CellType.of(value).isNumber()
                    && value.replaceFirst("[.].*", "").length() <= 4;
        }

        /** 2010-11, 2011-12: no months but years that begin in autumn. */
        private static boolean areSeasons(Collection<String> values) {
            return values.size() > 1
                    && all(
                            values,
                            value -> value.matches("[0-9]{4}[-/][0-9]{2}")
                                    && (Integer.parseInt(value.substring(0, 4)) + 1) % 100
                                            == Integer.parseInt(value.substring(5)));
        }

        @Nullable
        BigDecimal number(String value) {
            String plain = value;
            if (THOUSANDS.equals(writing)) {
                plain = value.replace(",", "");
            } else if (COMMAS.equals(writing)) {
                plain = value.replace(".", "").replace(',', '.');
            }
            return plain.length() > 100
                            || plain.toLowerCase(java.util.Locale.ROOT).contains("inf")
                    ? null
                    : new BigDecimal(plain.endsWith(".") ? plain + "0" : plain);
        }
    }
}
