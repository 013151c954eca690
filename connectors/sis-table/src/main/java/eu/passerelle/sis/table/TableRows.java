package eu.passerelle.sis.table;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of an open file, one after the other; blank ones are left out. */
interface TableRows extends Closeable {

    /** Most columns that a table may have. */
    int MAX_COLUMNS = 1000;

    /** Names of the columns. */
    List<String> header();

    /**
     * The next row, null after the last one.
     *
     * @throws MalformedRecord when the file cannot be read from here on
     */
    @Nullable
    TableRow next() throws IOException;

    /** A header that names each column once. */
    static List<String> checked(List<String> names) {
        if (names.stream().allMatch(String::isBlank)) {
            throw new MalformedRecord("The file has no header line with names of columns.");
        }
        if (names.size() > MAX_COLUMNS) {
            throw new MalformedRecord("The header has more than " + MAX_COLUMNS + " columns.");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isBlank() && !seen.add(names.get(i))) {
                throw new MalformedRecord("The header names a column twice; the second is column " + (i + 1)
                        + ". Give each its own name.");
            }
        }
        return List.copyOf(names);
    }
}
