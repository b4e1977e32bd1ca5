package io.kaggleingest.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts by field of what was said, told and held. */
final class FactsScore {
    private static final class Field {
        private double said;
        private double told;
        private double wrong;
        private double held;
    }

    private final Map<String, Field> fields = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> notHeld = new ArrayList<>();

    private Field field(String name) {
        return fields.computeIfAbsent(name, none -> new Field());
    }

    /** @param share of it that is told */
    void said(String field, double share, String what) {
        field(field).said++;
        field(field).told += share;
        if (share < 1) {
            missed.add(field + ": " + what);
        }
    }

    void wrong(String field, String what) {
        field(field).wrong++;
        wrong.add(field + ": " + what);
    }

    void held(String field, double share, String what) {
        field(field).held += share;
        if (share < 1) {
            notHeld.add(field + ": " + what);
        }
    }

    void print(boolean quiet) {
        System.out.printf("%-20s%8s%8s%8s%8s%10s%8s%n", "field", "said", "told", "false", "recall", "precision", "held");
        Field all = new Field();
        fields.forEach((name, field) -> {
            row(name, field);
            all.said += field.said;
            all.told += field.told;
            all.wrong += field.wrong;
            all.held += field.held;
        });
        row("all", all);
        if (!quiet) {
            wrong.forEach(line -> System.out.println("FALSE  " + line));
            missed.forEach(line -> System.out.println("missed " + line));
            notHeld.forEach(line -> System.out.println("absent " + line));
        }
    }

    private static void row(String name, Field field) {
        double claims = field.told + field.wrong;
        System.out.printf(
                "%-20s%8.0f%8.1f%8.0f%8.3f%10.3f%8.3f%n",
                name,
                field.said,
                field.told,
                field.wrong,
                field.said == 0 ? 1 : field.told / field.said,
                claims == 0 ? 1 : field.told / claims,
                field.said == 0 ? 1 : field.held / field.said);
    }
}
