package io.kaggleingest.document.table;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.document.ContextDocument.Table;

/**
 * The tables in one file.
 *
 * @param tables named by what they are called within the file, empty where it is one table
 * @param notes what is odd about it, each a clause
 */
public record FileTables(List<Table> tables, List<String> notes) {

    /** @param reason why there is no table, for people */
    public static FileTables none(@Nullable String reason) {
        return new FileTables(List.of(), List.of(reason));
    }
}
