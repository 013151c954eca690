package eu.passerelle.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub rollback}. */
@Command(
        name = "rollback",
        description =
                "Writes the text of an earlier version back as the university's file and runs it at once, unchecked, as a"
                        + " new version. A draft that is in no version is kept as one that never ran.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(index = "0", paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Parameters(index = "1", paramLabel = "<version>", description = "The version that is to come back.")
    private int version;

    @Option(
            names = {"-m", "--note"},
            paramLabel = "TEXT",
            description = "Why; shown by './hub versions'.")
    private @Nullable String note;

    @Option(names = "--discard-draft", description = "Lose a draft that is not valid; it cannot be kept as a version.")
    private boolean discardDraft;

    @Option(
            names = "--files",
            description = "Bring its roster, value maps and catalogue back too, as its last run found them.")
    private boolean files;

    @Option(names = "--dry-run", description = "Only show what would change, from the active version to that one.")
    private boolean dryRun;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode answer;
        if (dryRun) {
            String versions = HubApi.university(university, "/versions");
            int active = api.get(versions)
                    .valueStream()
                    .filter(one -> one.path("active").asBoolean())
                    .findFirst()
                    .map(one -> one.path("version").asInt())
                    .orElse(version);
            answer = api.get(HubApi.university(university, "/diff?from=" + active + "&to=" + version));
        } else {
            Map<String, @Nullable Object> wish = new HashMap<>();
            wish.put("version", version);
            wish.put("note", note);
            wish.put("discardDraft", discardDraft);
            wish.put("files", files);
            answer = api.post(HubApi.university(university, "/rollback"), wish, HubApi.LONG_PATIENCE);
        }
        String text = answer.path(dryRun ? "diff" : "says").asString();
        output.out().println(output.isJson() ? HubApi.json(answer) : text.stripTrailing());
        return ExitCodes.OK;
    }
}
