package eu.passerelle.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub alerts}. */
@Command(
        name = "alerts",
        description = "What somebody must know of, who must act and what to do. Ends with 1 while something stands.",
        mixinStandardHelpOptions = true)
final class AlertsCommand implements Callable<Integer> {

    private static final String PATH = "/api/alerts";

    @Mixin
    private HubApi api = new HubApi();

    @Option(
            names = {"-u", "--university"},
            description = "Only of this university.")
    private @Nullable String university;

    @Option(names = "--all", description = "Also what is over.")
    private boolean all;

    @Option(names = "--dry-run", description = "What the next look would see and tell to whom; nobody is told.")
    private boolean dryRun;

    @Option(names = "--test", paramLabel = "CHANNEL", description = "Send a sample to a channel of hub.yaml now.")
    private @Nullable String test;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (test != null) {
            return test(test);
        }
        JsonNode answer = dryRun
                ? api.get(PATH + "/rehearsal")
                : api.get(PATH + "?most=500" + TransfersCommand.filter("university", university));
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(answer));
        } else if (dryRun) {
            rehearsal(answer, out);
        } else {
            answer.forEach(alert -> print(alert, out));
            channels(out);
        }
        boolean stands = !dryRun
                && answer.valueStream()
                        .anyMatch(alert -> alert.path("state").asString().equals("OPEN"));
        return stands ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
    }

    private void print(JsonNode alert, PrintWriter out) {
        String state = alert.path("state").asString();
        if (!all && !state.equals("OPEN")) {
            return;
        }
        out.printf(
                "%s%s  %s%n    %s must act: %s%n    %s/%s%n",
                state,
                alert.path("silenced").asBoolean() ? ", silenced" : "",
                alert.path("what").asString(),
                alert.path("responsible").asString(),
                alert.path("todo").asString(),
                api.url.toString().replaceFirst("/$", ""),
                alert.path("path").asString());
    }

    /** Only what does not work: the rest is on the page, and all of it the operator's. */
    private void channels(PrintWriter out) {
        JsonNode channels;
        try {
            channels = api.get(PATH + "/channels");
        } catch (HubApi.Refused staffOfAUniversity) {
            return;
        }
        if (channels.isEmpty()) {
            out.println("Nobody is told: hub.yaml has no alerts.channels.");
        }
        channels.valueStream()
                .filter(channel -> HubApi.text(channel, "failing") != null)
                .forEach(channel -> out.printf(
                        "! %d alerts wait: %s%n",
                        channel.path("waiting").asLong(),
                        channel.path("failing").asString()));
    }

    private static void rehearsal(JsonNode answer, PrintWriter out) {
        answer.path("seen")
                .forEach(text -> out.println("seen  " + text.path("what").asString()));
        answer.path("notices")
                .forEach(notice -> out.printf(
                        "%s would be told to %s: %s%n",
                        notice.path("kind").asString(),
                        notice.path("channel").asString(),
                        notice.path("text").path("what").asString()));
        if (answer.path("notices").isEmpty()) {
            out.println("Nobody would be told anything new.");
        }
    }

    private int test(String channel) {
        JsonNode tried = api.post(
                PATH + "/channels/" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "/test",
                Map.of(),
                Duration.ofMinutes(2));
        if (output.isJson()) {
            output.out().println(HubApi.json(tried));
        } else {
            String failure = HubApi.text(tried, "failure");
            output.out().println(failure == null ? "A sample was sent to " + channel + "." : failure);
        }
        return tried.path("arrived").asBoolean() ? ExitCodes.OK : ExitCodes.UNREACHABLE;
    }

    @Command(
            name = "silence",
            description = "Tell nobody for a while; it is still watched and shown.",
            mixinStandardHelpOptions = true)
    int silence(
            @Mixin HubApi hub,
            @Option(names = "--rule", description = "Only of this rule, for example FAILED_SHARE.") @Nullable
                    String rule,
            @Option(names = "--university", description = "Only of this university.") @Nullable String of,
            @Option(names = "--for", required = true, description = "How long, for example PT8H or P2D.") Duration time,
            @Option(names = "--reason", required = true, description = "Why, in your words; kept.") String reason) {
        Map<String, @Nullable Object> wish = new LinkedHashMap<>();
        wish.put("rule", rule);
        wish.put("university", of);
        wish.put(
                "until",
                Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS).toString());
        wish.put("reason", reason);
        JsonNode silence = hub.post(PATH + "/silences", wish);
        output.out()
                .println("Silent until " + silence.path("until").asString() + ", as "
                        + silence.path("id").asString() + ".");
        return ExitCodes.OK;
    }

    @Command(name = "silences", description = "What nobody is told of now.", mixinStandardHelpOptions = true)
    int silences(@Mixin HubApi hub) {
        TextTable table = new TextTable("id", "rule", "university", "until", "by", "reason");
        hub.get(PATH + "/silences")
                .forEach(silence -> table.row(
                        silence.path("id").asString(),
                        TransfersCommand.orEmpty(silence, "rule"),
                        TransfersCommand.orEmpty(silence, "university"),
                        silence.path("until").asString(),
                        silence.path("by").asString(),
                        silence.path("reason").asString()));
        table.print(output.out());
        return ExitCodes.OK;
    }

    @Command(name = "unsilence", description = "End a silence.", mixinStandardHelpOptions = true)
    int unsilence(
            @Mixin HubApi hub,
            @Parameters(paramLabel = "<silence>", description = "Its id, by './hub alerts silences'.") String id) {
        boolean ended = hub.post(PATH + "/silences/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/end", Map.of())
                .path("ended")
                .asBoolean();
        output.out().println(ended ? "Ended." : "There is no such silence, or it had ended.");
        return ended ? ExitCodes.OK : ExitCodes.NEEDS_YOU;
    }
}
