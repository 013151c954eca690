package eu.passerelle.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./hub schedule}. */
@Command(
        name = "schedule",
        description = "When a university is read, and what was not run; pauses and resumes that.",
        mixinStandardHelpOptions = true)
final class ScheduleCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = "--pause",
            paramLabel = "REASON",
            description = "Pass scheduled times over until it is resumed; runs by hand stay possible.")
    private @Nullable String pause;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "With --pause: it goes on by itself then; a day (2026-12-24) or a time (2026-12-24T06:00:00Z).")
    private @Nullable String until;

    @Option(names = "--resume", description = "Let a paused schedule go on.")
    private boolean resume;

    @Mixin
    private Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (pause != null && resume || until != null && pause == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give --pause (with --until, if you like) or --resume, not both.");
        }
        JsonNode plan = answer();
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(plan));
        } else {
            print(plan, out);
        }
        boolean missed = plan.path("notRun")
                .valueStream()
                .anyMatch(time -> time.path("why").asString().equals("MISSED")
                        && !time.path("caughtUp").asBoolean());
        return missed ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
    }

    private JsonNode answer() {
        String path = HubApi.university(university, "/schedule");
        if (resume) {
            return api.post(path + "/resume", Map.of());
        }
        if (pause == null) {
            return api.get(path);
        }
        Map<String, Object> wish = new HashMap<>(Map.of("reason", pause));
        if (until != null) {
            wish.put("until", instant(until).toString());
        }
        return api.post(path + "/pause", wish);
    }

    private Instant instant(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + text + "' is no day like 2026-12-24 and no time like 2026-12-24T06:00:00Z.",
                    e);
        }
    }

    private void print(JsonNode plan, PrintWriter out) {
        JsonNode paused = plan.path("pause");
        if (paused.isObject()) {
            String end = HubApi.text(paused, "until");
            out.println("! paused by " + paused.path("by").asString() + (end == null ? "" : " until " + end) + ": "
                    + paused.path("reason").asString());
        }
        JsonNode schedule = plan.path("schedule");
        if (schedule.isObject()) {
            out.println(schedule.path("cron").asString() + " by the clock of "
                    + schedule.path("zone").asString() + "; overlap "
                    + schedule.path("overlap").asString() + ", catch-up "
                    + schedule.path("catchUp").asString());
            schedule.path("next").forEach(next -> out.println("  next " + next.asString()));
        } else {
            out.println(university + " has no schedule; './hub sync " + university + "' reads it.");
        }
        plan.path("notRun")
                .forEach(time -> out.println((time.path("caughtUp").asBoolean() ? "  " : "! ")
                        + time.path("why").asString().toLowerCase(java.util.Locale.ROOT) + " "
                        + time.path("scheduledAt").asString()
                        + (time.path("caughtUp").asBoolean() ? ", read to the end since" : "")));
    }
}
