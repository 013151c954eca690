package eu.passerelle.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./hub transfers}. */
@Command(name = "transfers", description = "Transfers, newest change first.", mixinStandardHelpOptions = true)
final class TransfersCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Option(
            names = {"-u", "--university"},
            description = "Only of this university.")
    private @Nullable String university;

    @Option(
            names = {"-s", "--state"},
            description = "pulled, issued, delivered, declined, referred, rejected or failed.")
    private @Nullable String state;

    @Option(
            names = {"-g", "--group"},
            description = "Only of this failure group.")
    private @Nullable String group;

    @Option(
            names = {"-t", "--text"},
            description = "Part of the source key, or a transfer's id.")
    private @Nullable String text;

    @Option(
            names = {"-n", "--most"},
            description = "At most so many (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int most = 20;

    @Option(
            names = "--after",
            paramLabel = "PLACE",
            description = "The next page: what the page before says at its end, or 'next' with --json.")
    private @Nullable String after;

    @Option(names = "--groups", description = "Failure groups instead: failed transfers by cause, largest first.")
    private boolean groups;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode found = api.get(groups ? "/api/failure-groups" : "/api/transfers?most=" + most + filters());
        if (output.isJson()) {
            output.out().println(HubApi.json(found));
        } else if (groups) {
            TextTable table = new TextTable("group", "count", "step", "who must act", "example");
            found.forEach(g -> table.row(
                    g.path("group").asString(),
                    g.path("count"),
                    g.path("step").asString(),
                    g.path("responsible").asString(),
                    g.path("example").asString()));
            table.print(output.out());
        } else {
            TextTable table = new TextTable("transfer", "university", "source key", "v", "state", "rule", "reason");
            found.path("transfers")
                    .forEach(t -> table.row(
                            t.path("id").asString(),
                            t.path("university").asString(),
                            t.path("sourceKey").asString(),
                            t.path("version"),
                            t.path("state").asString(),
                            orEmpty(t, "rule"),
                            orEmpty(t, "reason")));
            table.print(output.out());
            String next = HubApi.text(found, "next");
            if (next != null) {
                output.out().println("More: the same command with --after " + next);
            }
        }
        return ExitCodes.OK;
    }

    private String filters() {
        return filter("university", university)
                + filter("state", state == null ? null : state.toUpperCase(java.util.Locale.ROOT))
                + filter("group", group)
                + filter("text", text)
                + filter("after", after);
    }

    static String filter(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String orEmpty(JsonNode node, String field) {
        String text = HubApi.text(node, field);
        return text == null ? "" : text;
    }
}
