package eu.passerelle.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub retry}. */
@Command(
        name = "retry",
        description =
                "Try transfers again: some, all of a failure group, or all that fit a query. The hub goes on with it by"
                        + " itself, slowly at first, and stops when too many fail again.",
        mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

    static final String PATH = "/api/retries";

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<transfer>", arity = "0..*", description = "Ids of transfers.")
    private List<UUID> transfers = List.of();

    @Option(
            names = {"-g", "--group"},
            description = "All failed transfers of this group; see 'hub transfers --groups'.")
    private @Nullable String group;

    @Option(
            names = {"-q", "--query"},
            paramLabel = "KEY=VALUE",
            description = "All that fit: university, target, step (deliver:wallet, credential), since and until"
                    + " (2026-01-31T00:00:00Z), text, state (failed, referred, rejected). May be given again.")
    private Map<String, String> query = new LinkedHashMap<>();

    @Option(
            names = "--from-step",
            paramLabel = "STEP",
            description =
                    "failed: where each failed (default); read: the kept source record is read again; issue: judged and"
                            + " sealed anew, where nobody can have its credential; deliver: handed over as it is sealed.")
    private String from = "failed";

    @Option(names = "--target", description = "With --from-step deliver: the only one to hand over to.")
    private @Nullable String target;

    @Option(
            names = "--configuration",
            paramLabel = "now|then",
            description =
                    "With --from-step read or issue: the university's file and the recognition tables of now (default),"
                            + " or of when the record was pulled.")
    private String configuration = "now";

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "At most so many a second (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int rate = 50;

    @Option(
            names = "--stop-at",
            paramLabel = "PERCENT",
            description = "Stops by itself when so many of the last fail again (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int stopAt = 20;

    @Option(names = "--why", description = "In your words; kept, so without names and numbers of learners.")
    private @Nullable String why;

    @Option(names = "--dry-run", description = "Only say what it would be.")
    private boolean dryRun;

    @Option(names = "--watch", description = "Stay and tell how far it is, to its end.")
    private boolean watch;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> asked = asked();
        if (dryRun) {
            JsonNode estimate = api.post(PATH + "/estimate", asked);
            if (output.isJson()) {
                output.out().println(HubApi.json(estimate));
            } else {
                RetryReport.estimate(estimate, output.out());
            }
            return ExitCodes.OK;
        }
        JsonNode job = api.post(PATH, asked);
        if (watch) {
            return RetryReport.watch(api, job, output);
        }
        if (output.isJson()) {
            output.out().println(HubApi.json(job));
        } else {
            output.out()
                    .println(job.path("asked") + " put back on their way. Job "
                            + job.path("id").asString() + ": './hub retry show' tells how far it is.");
        }
        return ExitCodes.OK;
    }

    private Map<String, Object> asked() {
        Map<String, Object> asked = new LinkedHashMap<>();
        if (!transfers.isEmpty()) {
            asked.put("transfers", transfers);
        }
        if (group != null) {
            asked.put("group", group);
        }
        if (!query.isEmpty()) {
            query.computeIfPresent("state", (key, state) -> state.toUpperCase(Locale.ROOT));
            asked.put("query", query);
        }
        asked.put("from", from.toUpperCase(Locale.ROOT));
        asked.put("asThen", asThen());
        asked.put("rate", rate);
        asked.put("stopAt", stopAt);
        if (target != null) {
            asked.put("target", target);
        }
        if (why != null) {
            asked.put("why", why);
        }
        return asked;
    }

    private boolean asThen() {
        return switch (configuration) {
            case "now" -> false;
            case "then" -> true;
            default ->
                throw new CommandLine.ParameterException(
                        output.command(), "--configuration is 'now' or 'then', not '" + configuration + "'");
        };
    }

    @Command(name = "list", description = "What was tried again, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin HubApi hub, @Mixin Output answer) {
        JsonNode jobs = hub.get(PATH);
        if (answer.isJson()) {
            answer.out().println(HubApi.json(jobs));
        } else {
            RetryReport.jobs(jobs, answer.out());
        }
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            description = "How far a job is, and what became of those that were not delivered.",
            mixinStandardHelpOptions = true)
    int show(@Mixin HubApi hub, @Parameters(paramLabel = "<job>") UUID job, @Mixin Output answer) {
        JsonNode found = hub.get(PATH + "/" + job);
        if (answer.isJson()) {
            answer.out().println(HubApi.json(found));
        } else {
            RetryReport.job(found, answer.out());
            RetryReport.items(hub, job, answer.out());
        }
        return ExitCodes.OK;
    }

    @Command(name = "pause", description = "Send nothing more for now.", mixinStandardHelpOptions = true)
    int pause(@Mixin HubApi hub, @Parameters(paramLabel = "<job>") UUID job, @Mixin Why reason) {
        return say(hub, job, "pause", reason);
    }

    @Command(
            name = "resume",
            description = "Go on with what was paused or has stopped by itself, slowly at first.",
            mixinStandardHelpOptions = true)
    int resume(@Mixin HubApi hub, @Parameters(paramLabel = "<job>") UUID job, @Mixin Why reason) {
        return say(hub, job, "resume", reason);
    }

    @Command(
            name = "cancel",
            description = "Never send what was not sent; what was sent goes to its end.",
            mixinStandardHelpOptions = true)
    int cancel(@Mixin HubApi hub, @Parameters(paramLabel = "<job>") UUID job, @Mixin Why reason) {
        return say(hub, job, "cancel", reason);
    }

    /** A person's reason. */
    static final class Why {
        @Option(names = "--why", description = "In your words; kept.")
        private @Nullable String text;
    }

    private int say(HubApi hub, UUID job, String what, Why reason) {
        JsonNode now =
                hub.post(PATH + "/" + job + "/" + what, reason.text == null ? Map.of() : Map.of("why", reason.text));
        RetryReport.job(now, output.out());
        return ExitCodes.OK;
    }
}
