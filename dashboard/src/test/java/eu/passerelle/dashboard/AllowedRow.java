package eu.passerelle.dashboard;

import eu.passerelle.dashboard.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A line of {@code allowed.txt}, which says what its columns are. */
record AllowedRow(String method, String path, String kind, List<String> roles, List<Integer> allowed, String body) {

    static final List<String> EVERY_ROLE =
            Arrays.stream(Role.values()).map(Role::word).toList();

    private static AllowedRow parse(String line) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        String[] call = cells[0].split("\\s+");
        List<String> roles = cells[2].equals("any") ? EVERY_ROLE : List.of(cells[2].split(" "));
        List<Integer> allowed =
                Arrays.stream(cells[3].split(" ")).map(Integer::valueOf).toList();
        return new AllowedRow(call[0], call[1], cells[1], roles, allowed, cells[4]);
    }

    static List<AllowedRow> all() {
        try (InputStream table = Objects.requireNonNull(AllowedRow.class.getResourceAsStream("/allowed.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(AllowedRow::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
