package io.kaggleingest.bench;


import java.util.List;

/** What was said on the command line. */
record Options(List<String> given) {

    static Options of(String[] given) {
        return new Options(List.of(given));
    }

    boolean has(String name) {
        return given.contains(name);
    }

    int number(String name, int otherwise) {
        int at = given.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(given.get(at + 1));
    }
}
