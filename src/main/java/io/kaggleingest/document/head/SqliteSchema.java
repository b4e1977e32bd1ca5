package io.kaggleingest.document.head;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Column;
import io.kaggleingest.document.ContextDocument.Table;
import io.kaggleingest.document.table.Columns;
import io.kaggleingest.document.table.FileTables;

/**
 * The tables of an SQLite database, read from the pages at its beginning: its first page holds the statements that made
 * them, or points to pages that do. What stands on pages that were not read is missing, and a note says so.
 */
final class SqliteSchema {
    private static final int HEADER = 100;
    private static final int LEAF = 0x0D;
    private static final int INTERIOR = 0x05;
    private static final int MOST_TABLES = 50;
    /** Of all tables together. */
    private static final int MOST_COLUMNS = 600;

    private static final int MOST_PAGES = 200;
    private static final int LONGEST_STATEMENT = 1 << 16;

    private final byte[] bytes;
    private final int pageSize;
    private final int usable;
    private final Charset charset;
    private final List<Table> tables = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private int columnCount;
    private int pages;
    private boolean missed;

    private SqliteSchema(byte[] bytes) {
        this.bytes = bytes;
        int size = u2(16);
        this.pageSize = size == 1 ? 1 << 16 : size;
        this.usable = pageSize - (bytes[20] & 0xFF);
        this.charset = switch (bytes[59]) {
            case 2 -> StandardCharsets.UTF_16LE;
            case 3 -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    static FileTables read(byte[] bytes) {
        if (bytes.length < HEADER + 8) {
            return FileTables.none("an SQLite database that ends too early");
        }
        SqliteSchema schema = new SqliteSchema(bytes);
        if (schema.pageSize < 512 || schema.usable < 480) {
            return FileTables.none("an SQLite database whose header is damaged");
        }
        schema.page(1);
        List<String> notes = new ArrayList<>();
        if (schema.missed) {
            notes.add("an SQLite database, of whose tables some are told on pages that were not read");
        } else if (schema.tables.isEmpty()) {
            notes.add("an SQLite database without tables");
        }
        if (!schema.others.isEmpty()) {
            notes.add("of further tables only the names are told: "
                    + String.join(", ", schema.others.subList(0, Math.min(20, schema.others.size()))));
        }
        return new FileTables(schema.tables, notes);
    }

    private void page(long number) {
        long start = (number - 1) * pageSize;
        if (number < 1
                || start + pageSize > bytes.length && start + HEADER + 8 > bytes.length
                || ++pages > MOST_PAGES) {
            missed = true;
            return;
        }
        int at = (int) start + (number == 1 ? HEADER : 0);
        int type = at < bytes.length ? bytes[at] : 0;
        int cells = u2(at + 3);
        int pointers = at + (type == INTERIOR ? 12 : 8);
        for (int i = 0; i < cells && tables.size() + others.size() < MOST_TABLES; i++) {
            if (pointers + 2 * i + 1 >= bytes.length) {
                missed = true;
                return;
            }
            int cell = (int) start + u2(pointers + 2 * i);
            if (type == INTERIOR) {
                page(u4(cell));
            } else if (type == LEAF) {
                cell(cell);
            }
        }
        if (type == INTERIOR && tables.size() < MOST_TABLES) {
            page(u4(at + 8));
        }
        missed |= tables.size() == MOST_TABLES;
    }

    /** One row of the schema: kind, name, table, page, statement. */
    private void cell(int at) {
        Cursor cell = new Cursor(at);
        long length = cell.varint();
        cell.varint();
        byte[] payload = payload(cell.at, length);
        if (payload == null) {
            missed = true;
            return;
        }
        Values values = new Values(payload);
        if (values.text(0).equals("table") && !values.text(1).startsWith("sqlite_")) {
            List<Column> columns = new ArrayList<>();
            for (SqlColumns.Definition column : SqlColumns.of(values.text(4))) {
                columns.add(Columns.of(Columns.name(column.name(), columns.size()), column.type(), 0, null, null));
            }
            columnCount += columns.size();
            if (columns.isEmpty()) {
                missed = true;
            } else if (columnCount > MOST_COLUMNS) {
                others.add(values.text(1));
            } else {
                tables.add(new Table(values.text(1), columns, 0, List.of()));
            }
        }
    }

    /** All of it, also what stands on further pages; null if it is too long or not at hand. */
    private byte @Nullable [] payload(int at, long length) {
        if (length < 0 || length > LONGEST_STATEMENT || at < 0) {
            return null;
        }
        int most = usable - 35;
        int minLocal = (usable - 12) * 32 / 255 - 23;
        int localLength = (int) length;
        int here = localLength;
        if (localLength > most) {
            int remainder = minLocal + (localLength - minLocal) % (usable - 4);
            here = remainder <= most ? remainder : minLocal;
        }
        byte[] payload = new byte[localLength];
        if (at + here > bytes.length) {
            return null;
        }
        System.arraycopy(bytes, at, payload, 0, here);
        long page = here < localLength ? u4(at + here) : 0;
        for (int position = here; position < localLength; ) {
            long start = (page - 1) * pageSize;
            int part = Math.min(localLength - position, usable - 4);
            if (page < 1 || start + 4 + part > bytes.length) {
                return null;
            }
            System.arraycopy(bytes, (int) start + 4, payload, position, part);
            page = u4((int) start);
            position += part;
        }
        return payload;
    }

    private int u2(int at) {
        return at < 0 || at + 1 >= bytes.length ? 0 : (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    private long u4(int at) {
        return (long) u2(at) << 16 | u2(at + 2);
    }

    private final class Cursor {
        private int at;

        Cursor(int at) {
            this.at = at;
        }

        long varint() {
            long value = 0;
            for (int i = 0; i < 9 && at >= 0 && at < bytes.length; i++) {
                byte next = bytes[at++];
                if (i == 8) {
                    return value << 8 | next & 0xFF;
                }
                value = value << 7 | next & 0x7F;
                if (next >= 0) {
                    return value;
                }
            }
            return value;
        }
    }

    /** The columns of a record. */
    private final class Values {
        private final byte[] payload;
        private final List<int[]> places = new ArrayList<>();

        Values(byte[] payload) {
            this.payload = payload;
            int[] at = {0};
            long header = Math.min(varint(at), payload.length);
            long place = header;
            while (at[0] < header && places.size() < 10) {
                long type = varint(at);
                long size =
                        type >= 12 ? (type - 12) / 2 : type == 7 || type == 6 ? 8 : type == 5 ? 6 : type > 7 ? 0 : type;
                long end = Math.min(payload.length, place + Math.max(0, size));
                places.add(
                        new int[] {(int) Math.min(place, payload.length), (int) end, type >= 13 && type % 2 == 1 ? 1 : 0
                        });
                place = end;
            }
        }

        private long varint(int[] at) {
            long value = 0;
            for (int i = 0; i < 9 && at[0] < payload.length; i++) {
                byte next = payload[at[0]++];
                value = value << 7 | next & 0x7F;
                if (next >= 0) {
                    break;
                }
            }
            return value < 0 ? 0 : value;
        }

        /** Empty if it is none. */
        String text(int column) {
            if (column >= places.size() || places.get(column)[2] == 0) {
                return "";
            }
            int[] place = places.get(column);
            return new String(payload, place[0], place[1] - place[0], charset);
        }
    }
}
