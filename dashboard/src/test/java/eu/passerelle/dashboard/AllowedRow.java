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

    /** As the description of the API names it. */
    String described() {
        return method + " "
                + path.replaceFirst("\\?.*", "")
                        .replace("referred/R", "referred/{transfer}")
                        .replace("transfers/T", "transfers/{id}")
                        .replace("credentials/T", "credentials/{id}")
                        .replace("orders/O", "orders/{order}")
                        .replace("/COMPLETION", "/{kind}")
                        .replace("silences/S", "silences/{id}")
                        .replace("channels/operators", "channels/{channel}")
                        .replace("/GROUP/", "/{group}/")
                        .replace("retries/B", "retries/{job}")
                        .replace("edits/T", "edits/{edit}")
                        .replace("/LEARNER/", "/{learner}/")
                        .replace("candidates/C", "candidates/{id}")
                        .replaceFirst("/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "/{id}")
                        .replace("stacks/responsible-data/learners", "stacks/{pathway}/learners")
                        .replace("{pathway}/learners/P", "{pathway}/learners/{learner}")
                        .replace("versions/1", "versions/{version}")
                        .replaceFirst("of-run/.*", "of-run/{run}")
                        .replace("/here", "/{university}");
    }
}
