package eu.passerelle.credentials.elm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small data file of this package: comments ({@code #}), settings ({@code key=value}) up to an empty line or the
 * header, then a header and rows with {@code ;} between the cells.
 *
 * @param settings what stands before the header
 */
record Table(Map<String, String> settings, List<String> header, List<List<String>> rows) {

    Table {
        settings = Map.copyOf(settings);
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** @param resource relative to this package */
    static Table read(String resource) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the module's data file " + resource + " is missing");
            }
            return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the module's data file " + resource + " is not readable", e);
        }
    }

    private static Table read(BufferedReader lines) throws IOException {
        Map<String, String> settings = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        List<String> header = null;
        for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split(";", -1));
            if (header != null) {
                rows.add(cells);
            } else if (cells.size() > 1) {
                header = cells;
            } else {
                int equals = line.indexOf('=');
                settings.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new Table(settings, header == null ? List.of() : header, rows);
    }
}
