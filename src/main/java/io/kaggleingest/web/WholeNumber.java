package io.kaggleingest.web;

/** A whole number in the query of a path. */
public final class WholeNumber {

    private WholeNumber() {}

    /** @param text null where the parameter is not there */
    public static int of(String name, String text, int least, int most, int usual) {
        if (text == null) {
            return usual;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw Problem.badRequest(
                "invalid_parameter",
                "Parameter '%s' must be a whole number from %d to %d".formatted(name, least, most));
    }
}
