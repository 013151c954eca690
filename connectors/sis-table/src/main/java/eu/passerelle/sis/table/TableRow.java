package eu.passerelle.sis.table;

import org.jspecify.annotations.Nullable;

/**
 * One row below the header.
 *
 * @param line where it begins: the line of a CSV file, the row of a sheet as Excel counts
 * @param cells text, {@link java.math.BigDecimal} for numbers of a sheet, or null; as many as the header has, unless
 *     there is a fault
 * @param fault why the row cannot be used, without its values; null when it can
 */
record TableRow(
        long line, @Nullable Object[] cells, @Nullable String fault) {

    TableRow(long line, @Nullable Object[] cells) {
        this(line, cells, null);
    }

    boolean isBlank() {
        for (Object cell : cells) {
            if (cell != null && !cell.toString().isBlank()) {
                return false;
            }
        }
        return true;
    }
}
