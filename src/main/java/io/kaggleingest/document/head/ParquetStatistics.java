package io.kaggleingest.document.head;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What the statistics of all row groups say of one column: nulls, least and greatest value. What one lacks is not told. */
final class ParquetStatistics {
    private static final int LONGEST_TEXT = 60;

    private final ParquetSchema.Field field;
    private final boolean unsigned;
    private boolean nullsKnown = true;
    private boolean rangeKnown = true;
    private boolean any;
    private long nulls;
    private @Nullable Object least;
    private @Nullable Object greatest;

    ParquetStatistics(ParquetSchema.Field field) {
        this.field = field;
        this.unsigned = field.leaf() != null && isUnsigned(field.leaf());
    }

    void add(RowGroup group) {
        any = true;
        ColumnMetaData column = column(group);
        Statistics statistics = column == null ? null : column.getStatistics();
        if (statistics == null) {
            nullsKnown = false;
            rangeKnown &= group.getNum_rows() == 0;
            return;
        }
        if (statistics.isSetNull_count() && statistics.getNull_count() >= 0) {
            nulls += statistics.getNull_count();
        } else {
            nullsKnown = false;
        }
        boolean onlyNulls = statistics.isSetNull_count() && statistics.getNull_count() == group.getNum_rows();
        if (rangeKnown && !onlyNulls) {
            extend(statistics);
        }
    }

    private @Nullable ColumnMetaData column(RowGroup group) {
        if (field.leaf() == null || !group.isSetColumns() || field.index() >= group.getColumnsSize()) {
            return null;
        }
        ColumnChunk chunk = group.getColumns().get(field.index());
        return chunk.getMeta_data();
    }

    private void extend(Statistics statistics) {
        boolean oldForm = !statistics.isSetMin_value() && isSigned();
        Object from = value(oldForm ? statistics.getMin() : statistics.getMin_value());
        Object to = value(oldForm ? statistics.getMax() : statistics.getMax_value());
        if (from == null || to == null) {
            rangeKnown = false;
            return;
        }
        least = least == null || compare(from, least) < 0 ? from : least;
        greatest = greatest == null || compare(to, greatest) > 0 ? to : greatest;
    }

    /** The old fields compare bytes of texts as if they were signed, which nobody may rely on. */
    private boolean isSigned() {
        return field.leaf() != null
                && switch (field.leaf().getType()) {
                    case INT32, INT64, FLOAT, DOUBLE, BOOLEAN -> !unsigned;
                    default -> false;
                };
    }

    boolean hasNulls() {
        return any && nullsKnown && field.leaf() != null;
    }

    long nulls() {
        return nulls;
    }

    /** Null where it is not known. */
    @Nullable
    String least() {
        return rangeKnown && least != null ? least.toString() : null;
    }

    @Nullable
    String greatest() {
        return rangeKnown && greatest != null ? greatest.toString() : null;
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private @Nullable Object value(byte @Nullable [] bytes) {
        SchemaElement leaf = field.leaf();
        if (bytes == null || leaf == null) {
            return null;
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            return switch (leaf.getType()) {
                case INT32 -> bytes.length == 4 ? integer(leaf, buffer.getInt()) : null;
                case INT64 -> bytes.length == 8 ? integer(leaf, buffer.getLong()) : null;
                case FLOAT -> bytes.length == 4 ? real(new BigDecimal(Float.toString(buffer.getFloat()))) : null;
                case DOUBLE -> bytes.length == 8 ? real(BigDecimal.valueOf(buffer.getDouble())) : null;
                case BYTE_ARRAY -> bytes(leaf, bytes);
                case FIXED_LEN_BYTE_ARRAY -> isDecimal(leaf) ? decimal(leaf, new BigInteger(bytes)) : null;
                default -> null;
            };
        } catch (NumberFormatException | DateTimeException | ArithmeticException noValue) {
            return null;
        }
    }

    private static @Nullable Object bytes(SchemaElement leaf, byte[] bytes) {
        if (isDecimal(leaf)) {
            return bytes.length == 0 ? null : decimal(leaf, new BigInteger(bytes));
        }
        boolean text = ParquetSchema.primitive(leaf).equals("text");
        return text
                ? new String(Arrays.copyOf(bytes, Math.min(4 * LONGEST_TEXT, bytes.length)), StandardCharsets.UTF_8)
                : null;
    }

    private @Nullable Object integer(SchemaElement leaf, long value) {
        if (isDecimal(leaf)) {
            return decimal(leaf, BigInteger.valueOf(value));
        }
        return switch (ParquetSchema.primitive(leaf)) {
            case "date" -> new IsoTime(LocalDate.ofEpochDay(value).toString(), value);
            case "datetime" -> time(leaf, value);
            case "integer" -> unsigned ? unsigned(leaf, value) : BigDecimal.valueOf(value);
            default -> null;
        };
    }

    private static BigDecimal unsigned(SchemaElement leaf, long value) {
        boolean narrow = leaf.getType() == org.apache.parquet.format.Type.INT32;
        return new BigDecimal(narrow ? Long.toString(value & 0xFFFFFFFFL) : Long.toUnsignedString(value));
    }

    /** In the way in which the file's own tools print it. */
    private static BigDecimal real(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(BigDecimal.valueOf(1e15)) < 0
                ? value.setScale(1, java.math.RoundingMode.UNNECESSARY)
                : value;
    }

    private static @Nullable BigDecimal decimal(SchemaElement leaf, BigInteger digits) {
        int scale = leaf.isSetLogicalType() && leaf.getLogicalType().isSetDECIMAL()
                ? leaf.getLogicalType().getDECIMAL().getScale()
                : leaf.getScale();
        return Math.abs((long) scale) > 100 ? null : new BigDecimal(digits, scale);
    }

    private static IsoTime time(SchemaElement leaf, long value) {
        long perSecond = perSecond(leaf);
        Instant instant = Instant.ofEpochSecond(
                Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond));
        boolean local = leaf.isSetLogicalType()
                && leaf.getLogicalType().isSetTIMESTAMP()
                && !leaf.getLogicalType().getTIMESTAMP().isIsAdjustedToUTC();
        String text = instant.toString();
        return new IsoTime(local ? text.substring(0, text.length() - 1) : text, value);
    }

    private static long perSecond(SchemaElement leaf) {
        LogicalType logical = leaf.getLogicalType();
        if (logical != null && logical.isSetTIMESTAMP()) {
            TimeUnit unit = logical.getTIMESTAMP().getUnit();
            return unit.isSetMILLIS() ? 1000 : unit.isSetMICROS() ? 1_000_000 : 1_000_000_000;
        }
        return leaf.getConverted_type() == ConvertedType.TIMESTAMP_MILLIS ? 1000 : 1_000_000;
    }

    private record IsoTime(String text, long value) implements Comparable<IsoTime> {
        @Override
        public int compareTo(IsoTime other) {
            return Long.compare(value, other.value);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static boolean isDecimal(SchemaElement leaf) {
        return ParquetSchema.primitive(leaf).equals("decimal");
    }

    private static boolean isUnsigned(SchemaElement leaf) {
        LogicalType logical = leaf.getLogicalType();
        if (logical != null && logical.isSetINTEGER()) {
            return !logical.getINTEGER().isIsSigned();
        }
        ConvertedType type = leaf.getConverted_type();
        return type != null && type.name().startsWith("UINT");
    }
}
