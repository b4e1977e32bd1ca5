package io.kaggleingest.document.budget;

import io.kaggleingest.document.form.Format;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What rendering a large document costs, beside one count of the tokens of the same text; see bench/README.md. */
final class RenderingBench {
    private static final int ROUNDS = 7;
    private static final double TARGET = 1.5;

    private RenderingBench() {}

    public static void main(String[] args) throws IOException {
        int megabytes = args.length == 0 ? 6 : Integer.parseInt(args[0]);
        byte[] bundle = Bundle.of(LargeSet.of(megabytes * 1_000_000, Path.of("src/main/resources/sandbox"))).bytes();
        TokenCount.prepare();
        System.out.printf(
                "%-6s %-12s %12s %10s %12s %14s %16s%n",
                "form", "max_tokens", "bytes", "tokens", "raw count ms", "rendering ms", "bytes allocated");
        for (Format format : Format.values()) {
            String whole = text(bundle, null, format);
            for (Integer budget : Arrays.asList(null, 64_000, 4_000)) {
                row(bundle, format, budget, whole);
            }
        }
    }

    private static void row(byte[] bundle, Format format, Integer budget, String whole) {
        String text = text(bundle, budget, format);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        long before = allocated();
        text(bundle, budget, format);
        long allocated = allocated() - before;
        double[] raw = new double[ROUNDS];
        double[] rendering = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            raw[i] = milliseconds(() -> TokenCount.of(whole));
            rendering[i] = milliseconds(() -> text(bundle, budget, format));
        }
        System.out.printf(
                Locale.ROOT,
                "%-6s %-12s %,12d %,10d %,12.0f %,14.0f %16s   %s%n",
                format.name().toLowerCase(Locale.ROOT),
                budget == null ? "none" : budget,
                bytes,
                TokenCount.of(text),
                median(raw),
                median(rendering),
                String.format(Locale.ROOT, "%.1f a byte", (double) allocated / bytes),
                verdict(median(rendering) / median(raw)));
    }

    private static String verdict(double ratio) {
        return String.format(Locale.ROOT, "ratio %.2f, wanted at most %.1f: %s", ratio, TARGET, ratio <= TARGET ? "met" : "NOT MET");
    }

    private static String text(byte[] bundle, Integer budget, Format format) {
        return new Selection(10, budget, List.of()).render(Bundle.read(bundle), format).text();
    }

    private static double milliseconds(Supplier<?> work) {
        long since = System.nanoTime();
        work.get();
        return (System.nanoTime() - since) / 1e6;
    }

    private static double median(double[] rounds) {
        return Arrays.stream(rounds).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(
                Thread.currentThread().getId());
    }
}
