package eu.passerelle.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The eleven mandatory elements of a micro-credential (Council Recommendation of 16 June 2022, Annex I): where each stands
 * in each format is a table, {@code annex.csv}.
 */
final class Annex {

    private static final List<String> FORMATS = List.of("edc", "sdjwt", "openbadge", "ebsi");

    private static final List<Row> ROWS = rows();

    private Annex() {}

    /** @param paths by format, alternatives; empty: the format has no place for it */
    private record Row(String element, List<String> paths) {

        boolean isIn(JsonNode credential, int format) {
            return Stream.of(paths.get(format).split("\\|"))
                    .filter(path -> !path.isEmpty())
                    .anyMatch(path -> has(credential, path));
        }

        private static boolean has(JsonNode credential, String path) {
            String[] parts = path.split("=", 2);
            return Json.at(credential, parts[0])
                    .anyMatch(node -> parts.length == 1
                            ? !node.isEmpty() || !node.asString("").isBlank()
                            : node.asString("").equals(parts[1]));
        }
    }

    /** @param format a column of the table */
    static void check(JsonNode credential, String format, Findings out) {
        int column = FORMATS.indexOf(format);
        List<String> missing = ROWS.stream()
                .filter(row -> !row.isIn(credential, column))
                .map(Row::element)
                .toList();
        if (missing.isEmpty()) {
            out.ok(Check.COMPLETENESS, "complete");
        } else {
            out.note(
                    Check.COMPLETENESS,
                    "missing",
                    List.of(),
                    String.valueOf(ROWS.size() - missing.size()),
                    String.valueOf(ROWS.size()),
                    String.join(",", missing));
        }
    }

    private static List<Row> rows() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Annex.class.getResourceAsStream("annex.csv"), "annex.csv"),
                StandardCharsets.UTF_8))) {
            List<Row> rows = new ArrayList<>();
            lines.lines().filter(line -> !line.startsWith("#")).skip(1).forEach(line -> {
                String[] cells = line.split(";", -1);
                rows.add(new Row(cells[0], List.of(cells).subList(1, 1 + FORMATS.size())));
            });
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
