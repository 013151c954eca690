package eu.passerelle.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code ./hub audit}. */
@Command(
        name = "audit",
        description = "Who did or saw what, the newest first; whether the log is as it was written; an export of it.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    private static final int PAGE = 1_000;

    @Mixin
    private HubApi api = new HubApi();

    @ArgGroup
    private @Nullable What what;

    /** One of these. */
    static final class What {

        @ArgGroup(exclusive = false)
        private @Nullable Proof proof;

        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "Writes all entries with their hashes, one JSON object a line; the file must be new.")
        private @Nullable Path export;
    }

    /** Verification, perhaps against what was kept. */
    static final class Proof {

        @Option(
                names = "--verify",
                required = true,
                description = "Finds entries that were changed, removed or put in by another way.")
        private boolean verify;

        @Option(
                names = "--head",
                paramLabel = "POSITION:HASH",
                description =
                        "What an earlier --verify has said and you have kept elsewhere: finds a log that was cut off"
                                + " or written anew.")
        private @Nullable String head;
    }

    @Option(names = "--who", description = "Only what this person did; a part of the name is enough.")
    private @Nullable String who;

    @Option(names = "--subject", description = "Only what was done to this: a transfer, a university, ...")
    private @Nullable String subject;

    @Option(names = "--university", description = "Only what is of this university.")
    private @Nullable String university;

    @Option(
            names = {"-n", "--most"},
            description = "At most so many (default: ${DEFAULT-VALUE}).",
            defaultValue = "20")
    private int most = 20;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (what != null && what.proof != null && what.proof.verify) {
            return verify(what.proof.head);
        }
        return what != null && what.export != null ? export(what.export) : list();
    }

    private int list() {
        JsonNode entries = api.get("/api/audit?most=" + most + TransfersCommand.filter("who", who)
                + TransfersCommand.filter("subject", subject)
                + TransfersCommand.filter("university", university));
        if (output.isJson()) {
            output.out().println(HubApi.json(entries));
            return ExitCodes.OK;
        }
        TextTable table = new TextTable("at", "who", "did", "to", "detail");
        entries.forEach(entry -> table.row(
                entry.path("at").asString().replaceFirst("\\.\\d+", ""),
                entry.path("who").asString(),
                entry.path("action").asString(),
                entry.path("subject").asString(),
                TransfersCommand.orEmpty(entry, "detail")));
        table.print(output.out());
        return ExitCodes.OK;
    }

    private int verify(@Nullable String head) {
        String query = head == null ? "" : "?head=" + URLEncoder.encode(head, StandardCharsets.UTF_8);
        JsonNode report = api.get("/api/audit/verification" + query, HubApi.LONG_PATIENCE);
        boolean whole = report.path("whole").asBoolean();
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(report));
        } else {
            report.path("problems").forEach(problem -> out.println(problem.asString()));
            out.println(
                    whole
                            ? "The audit log is whole: " + report.path("entries") + " entries."
                            : "The audit log was altered. Compare it with your last export and backup.");
            out.println("Keep elsewhere, for --head: "
                    + report.path("head").path("position").asString() + ":"
                    + report.path("head").path("hash").asString());
        }
        return whole ? ExitCodes.OK : ExitCodes.NEEDS_YOU;
    }

    private int export(Path file) {
        long count = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file, java.nio.file.StandardOpenOption.CREATE_NEW)) {
            JsonNode page = page(0);
            while (!page.isEmpty()) {
                for (JsonNode link : page) {
                    lines.write(HubApi.compact(link));
                    lines.newLine();
                    count++;
                }
                page = page(page.path(page.size() - 1).path("position").asLong());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.out().println(count + " entries are in " + file + ".");
        return ExitCodes.OK;
    }

    private JsonNode page(long after) {
        return api.get("/api/audit/chain?after=" + after + "&most=" + PAGE);
    }
}
