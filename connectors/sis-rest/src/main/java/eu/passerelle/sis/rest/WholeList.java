package eu.passerelle.sis.rest;

import eu.passerelle.connectors.mapping.RawRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list read to its end although rows come and go between two pages: a row removed from an earlier page moves the first
 * row of the next page to where we have already been. So a list of more than one page is read until two passes one after
 * the other show the same rows.
 *
 * @param rows by key, as last seen
 * @param strays rows without a key, and rows that share theirs with another one on the same page
 * @param consistent whether the rows are all that the list holds; else some may be missing, and the next run sees them
 */
record WholeList(Map<String, RawRecord> rows, List<RawRecord> strays, boolean consistent) {

    private static final int MAX_PASSES = 8;

    /** What tells one row from another. */
    interface Keys {
        /** Null for a row without one. */
        @Nullable
        String of(RawRecord row);
    }

    /**
     * @param pages starts at the first page anew
     * @return empty where the list is not there
     */
    static Optional<WholeList> of(Supplier<Pages> pages, Function<Map<String, ?>, RawRecord> record, Keys key) {
        Map<String, RawRecord> rows = new LinkedHashMap<>();
        Set<String> before = Set.of();
        for (int number = 1; number <= MAX_PASSES; number++) {
            Pass pass = new Pass(rows, record, key);
            int read = pass.read(pages.get());
            if (read == 0) {
                return Optional.empty();
            }
            if (read == 1 || pass.keys.equals(before)) {
                return Optional.of(new WholeList(rows, pass.strays, true));
            }
            if (number == MAX_PASSES) {
                return Optional.of(new WholeList(rows, pass.strays, false));
            }
            before = pass.keys;
        }
        throw new IllegalStateException("the last pass returns");
    }

    /** One reading from the first page to the last. */
    private static final class Pass {
        private final Map<String, RawRecord> rows;
        private final Function<Map<String, ?>, RawRecord> record;
        private final Keys key;
        private final Set<String> keys = new HashSet<>();
        private final List<RawRecord> strays = new ArrayList<>();

        Pass(Map<String, RawRecord> rows, Function<Map<String, ?>, RawRecord> record, Keys key) {
            this.rows = rows;
            this.record = record;
            this.key = key;
        }

        /** Pages read; on a later page "not there" only says that the list has become shorter. */
        int read(Pages pages) {
            int read = 0;
            do {
                Optional<List<Map<String, ?>>> page = pages.read();
                if (page.isEmpty()) {
                    return read;
                }
                read++;
                add(page.get());
            } while (pages.mark().next() != null);
            return read;
        }

        private void add(List<Map<String, ?>> page) {
            Set<String> onThisPage = new HashSet<>();
            for (Map<String, ?> row : page) {
                RawRecord read = record.apply(row);
                String name = key.of(read);
                if (name == null || !onThisPage.add(name)) {
                    strays.add(read);
                } else {
                    rows.put(name, read);
                    keys.add(name);
                }
            }
        }
    }
}
