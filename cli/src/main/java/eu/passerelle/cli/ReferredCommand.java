package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub referred}. */
@Command(
        name = "referred",
        description = "Cases that wait for a person or for the catalogue: how many by which rule, the oldest first.",
        mixinStandardHelpOptions = true,
        subcommands = DecideReferredCommand.class)
final class ReferredCommand implements Callable<Integer> {

    static final String PATH = "/api/referred";

    @Mixin
    private HubApi api = new HubApi();

    @Option(
            names = {"-u", "--university"},
            description = "Only of this university.")
    private @Nullable String university;

    @Option(names = "--rule", description = "Only what this rule has referred.")
    private @Nullable String rule;

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

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        String of = TransfersCommand.filter("university", university);
        JsonNode found = api.get(PATH + "?most=" + most + of + TransfersCommand.filter("rule", rule)
                + TransfersCommand.filter("after", after));
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(found));
            return ExitCodes.OK;
        }
        if (rule == null && after == null) {
            TextTable rules = new TextTable("rule", "cases", "proposals", "oldest");
            api.get(PATH + "/rules?" + of)
                    .forEach(each -> rules.row(
                            TransfersCommand.orEmpty(each, "rule"),
                            each.path("count"),
                            each.path("proposed"),
                            ReferredCase.day(each, "oldest")));
            rules.print(out);
            out.println();
        }
        TextTable cases = new TextTable(
                "transfer", "university", "source key", "v", "course", "rule", "missing", "since", "said");
        found.path("cases").forEach(each -> {
            JsonNode transfer = each.path("transfer");
            cases.row(
                    transfer.path("id").asString(),
                    transfer.path("university").asString(),
                    transfer.path("sourceKey").asString(),
                    transfer.path("version"),
                    TransfersCommand.orEmpty(transfer, "opportunityCode"),
                    TransfersCommand.orEmpty(transfer, "rule"),
                    ReferredCase.joined(transfer.path("missing")),
                    ReferredCase.day(each, "since"),
                    ReferredCase.said(each.path("newest")));
        });
        cases.print(out);
        String next = HubApi.text(found, "next");
        if (next != null) {
            out.println("More: the same command with --after " + next);
        }
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            description = "Everything that a person needs to decide one case, without personal data.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin HubApi hub,
            @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.") UUID transfer,
            @Mixin Output answer) {
        JsonNode found = hub.get(PATH + "/" + transfer);
        PrintWriter out = answer.out();
        if (answer.isJson()) {
            out.println(HubApi.json(found));
        } else {
            new ReferredCase(found).print(out);
        }
        return ExitCodes.OK;
    }

    @Command(
            name = "approve",
            description = "A second person approves a proposed override; the credential is issued.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin HubApi hub,
            @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.") UUID transfer,
            @Option(
                            names = "--as",
                            paramLabel = "NAME",
                            required = true,
                            description = "Who you are; nobody proves it.")
                    String name,
            @Option(names = "--reason", required = true, description = "Why, in your words; kept.") String reason) {
        hub.post(PATH + "/" + transfer + "/approval", Map.of("who", name, "reason", reason));
        output.out().println("Approved; it goes on.");
        return ExitCodes.OK;
    }

    @Command(
            name = "reject",
            description = "A second person rejects a proposed override, or who proposed it withdraws it.",
            mixinStandardHelpOptions = true)
    int reject(
            @Mixin HubApi hub,
            @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.") UUID transfer,
            @Option(
                            names = "--as",
                            paramLabel = "NAME",
                            required = true,
                            description = "Who you are; nobody proves it.")
                    String name,
            @Option(names = "--reason", required = true, description = "Why, in your words; kept.") String reason) {
        JsonNode answered = hub.post(PATH + "/" + transfer + "/rejection", Map.of("who", name, "reason", reason));
        output.out().println("Proposal " + answered.path("state").asString() + "; the case stays referred.");
        return ExitCodes.OK;
    }

    @Command(
            name = "rule",
            description = "A decision of people as a row for its decision table, with an example. Changes nothing.",
            mixinStandardHelpOptions = true)
    int rule(
            @Mixin HubApi hub,
            @Parameters(paramLabel = "<transfer>", description = "Id of the transfer.") UUID transfer,
            @Mixin Output answer) {
        JsonNode row = hub.get(PATH + "/" + transfer + "/rule");
        PrintWriter out = answer.out();
        if (answer.isJson()) {
            out.println(HubApi.json(row));
        } else {
            ReferredCase.printRule(row, out);
        }
        return ExitCodes.OK;
    }
}
