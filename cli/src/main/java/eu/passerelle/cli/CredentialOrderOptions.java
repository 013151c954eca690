package eu.passerelle.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What {@code ./hub revoke} and {@code ./hub reissue} have in common; a mixin of both. */
final class CredentialOrderOptions {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<credential>", arity = "0..500", description = "Ids of credentials.")
    private List<UUID> credentials = List.of();

    @Option(
            names = "--explanation",
            description = "Why, in your words; kept, so without names and numbers of learners.")
    private @Nullable String explanation;

    @Option(names = "--as", paramLabel = "NAME", description = "Your name; several credentials need a second person's.")
    private @Nullable String who;

    @Option(names = "--approve", paramLabel = "ORDER", description = "As the second person: carry out this order.")
    private @Nullable UUID approve;

    @Option(names = "--reject", paramLabel = "ORDER", description = "Reject this order, or take back your own.")
    private @Nullable UUID reject;

    @Option(names = "--dry-run", description = "Say what would happen; change nothing.")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * @param kind as the API calls it
     * @param reason of the kind's list; null where none was given
     */
    int order(String kind, @Nullable Enum<?> reason) {
        if (approve != null || reject != null) {
            return answer();
        }
        if (credentials.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name credentials, or an order with --approve or --reject.");
        }
        Map<String, Object> asked = new TreeMap<>(Map.of("kind", kind, "credentials", credentials));
        if (reason != null) {
            asked.put("reason", reason.name());
        }
        if (dryRun) {
            return prospects(api.post("/api/credentials/prospects", asked));
        }
        if (reason == null || explanation == null) {
            throw new ParameterException(spec.commandLine(), "Say why: --reason and --explanation.");
        }
        asked.put("explanation", explanation);
        asked.put("who", who);
        return told(api.post("/api/credentials/orders", asked));
    }

    private int answer() {
        if (who == null) {
            throw new ParameterException(spec.commandLine(), "Say who answers: --as.");
        }
        Map<String, String> said = new TreeMap<>(Map.of("who", who));
        if (explanation != null) {
            said.put("answer", explanation);
        }
        return told(api.post(
                "/api/credentials/orders/" + (approve == null ? reject + "/rejection" : approve + "/approval"), said));
    }

    private int prospects(JsonNode prospects) {
        if (output.isJson()) {
            output.out().println(HubApi.json(prospects));
        } else {
            TextTable table = new TextTable("credential", "university", "source key", "v", "status", "would be done");
            prospects.forEach(each -> table.row(
                    each.path("credential").asString(),
                    each.path("university").asString(),
                    each.path("sourceKey").asString(),
                    each.path("version"),
                    each.path("status").asString(),
                    each.path("not").isNull() ? "yes" : each.path("not").asString()));
            table.print(output.out());
        }
        boolean all = prospects.size() == credentials.size()
                && prospects.valueStream().allMatch(each -> each.path("not").isNull());
        return all ? ExitCodes.OK : ExitCodes.NEEDS_YOU;
    }

    private int told(JsonNode order) {
        if (output.isJson()) {
            output.out().println(HubApi.json(order));
        } else {
            String id = order.path("id").asString();
            output.out()
                    .println(
                            switch (order.path("state").asString()) {
                                case "PROPOSED" ->
                                    order.path("credentials").size()
                                            + " credentials: a second person must approve: the same command with --approve "
                                            + id
                                            + " --as NAME";
                                case "REJECTED" -> "Order " + id + " is rejected; nothing is done.";
                                default -> order.path("done").asInt() + " done, order " + id + ".";
                            });
        }
        return ExitCodes.OK;
    }
}
