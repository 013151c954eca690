package eu.passerelle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What {@code ./hub decide} asks a running hub about decisions that were taken. */
final class PastDecisions {

    /** A journal may hold millions; a hundred thousand take seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final HubApi api;
    private final PrintWriter out;
    private final boolean json;

    PastDecisions(HubApi api, PrintWriter out, boolean json) {
        this.api = api;
        this.out = out;
        this.json = json;
    }

    int why(UUID transfer, @Nullable LocalDate asOf) {
        JsonNode found = api.get("/api/transfers/" + transfer + "/decision" + (asOf == null ? "" : "?asOf=" + asOf));
        if (json) {
            out.println(HubApi.json(found));
            return ExitCodes.OK;
        }
        JsonNode stored = found.path("stored");
        out.println("Decided " + found.path("at").asString() + ":");
        print(stored);
        rows(stored.path("rules"), stored.path("tables"));
        out.println("  facts " + stored.path("facts"));
        JsonNode again = found.path("again");
        boolean same = text(stored, "decision").equals(text(again, "decision"))
                && text(stored, "rule").equals(text(again, "rule"));
        out.println("By policy " + text(again, "policy") + ", as of " + text(again, "asOf") + ": "
                + (same ? "the same." : ""));
        if (!same) {
            print(again);
        }
        return ExitCodes.OK;
    }

    private void print(JsonNode decision) {
        out.printf("  %s by %s: %s%n", text(decision, "decision"), text(decision, "rule"), text(decision, "reason"));
        out.println("  policy " + text(decision, "policy") + ", as of " + text(decision, "asOf"));
    }

    private void rows(JsonNode rules, JsonNode tables) {
        TextTable table = new TextTable("row", "table");
        Iterator<JsonNode> versions = tables.iterator();
        rules.forEach(rule ->
                table.row(rule.asString(), versions.hasNext() ? versions.next().asString() : ""));
        table.print(out);
    }

    /** @param path of a table or a directory to be tried; null: each decision by its own version */
    int whatIf(@Nullable Path path, @Nullable String university, @Nullable LocalDate asOf, int most) {
        Map<String, @Nullable Object> trial = new HashMap<>();
        Map<String, String> files = path == null ? null : files(path);
        trial.put("files", files);
        trial.put("whole", files != null && files.containsKey("tables.csv"));
        trial.put("university", university);
        trial.put("asOf", asOf == null ? null : asOf.toString());
        trial.put("replay", path == null);
        JsonNode found = api.post("/api/policy/what-if", trial, PATIENCE);
        if (json) {
            out.println(HubApi.json(found));
        } else {
            print(found, most);
        }
        boolean replayedOtherwise = path == null && found.path("changed").asLong() > 0;
        return replayedOtherwise ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
    }

    private void print(JsonNode found, int most) {
        out.println(found.path("changed") + " of " + found.path("decisions") + " decisions would change; "
                + found.path("otherReason") + " more would stay, for another reason.");
        if (found.path("beforeTables").asLong() > 0) {
            out.println(found.path("beforeTables") + " were referred before any table was asked, and stay so.");
        }
        TextTable groups = new TextTable("count", "from", "by", "to", "by");
        found.path("groups")
                .forEach(group -> groups.row(
                        group.path("count"),
                        text(group.path("from"), "decision"),
                        text(group.path("from"), "rule"),
                        text(group.path("to"), "decision"),
                        text(group.path("to"), "rule")));
        groups.print(out);
        found.path("transfers")
                .valueStream()
                .limit(most)
                .forEach(change -> out.println("  "
                        + text(change, "transfer") + "  " + text(change.path("from"), "rule") + " -> "
                        + text(change.path("to"), "rule")));
        int more = found.path("transfers").size() - most;
        if (more > 0) {
            out.println("  and " + more + " more: -n shows more, --json all.");
        }
        found.path("notes").forEach(note -> out.println("! not ready to go live: " + note.asString()));
    }

    private static String text(JsonNode node, String field) {
        return TransfersCommand.orEmpty(node, field);
    }

    /** Texts by their path in a policy: of a directory all, of a file itself. */
    private static Map<String, String> files(Path path) {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> found = Files.walk(path, 3)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".dmn") || name.endsWith(".csv")) {
                    files.put(
                            Files.isDirectory(path) ? path.relativize(file).toString() : place(path),
                            Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path + " as UTF-8", e);
        }
        return files;
    }

    /** A university's own table is known by the two directories above it. */
    private static String place(Path file) {
        Path absolute = file.toAbsolutePath();
        int parts = absolute.getNameCount();
        return parts > 3 && absolute.getName(parts - 3).toString().matches("awarding|receiving")
                ? absolute.subpath(parts - 3, parts).toString()
                : absolute.getFileName().toString();
    }
}
