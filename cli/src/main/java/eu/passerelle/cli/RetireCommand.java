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

/** {@code ./hub retire}. */
@Command(
        name = "retire",
        description =
                "Reads a university no more. What is on its way goes to its end; everything is kept, and './hub activate'"
                        + " brings it back.",
        mixinStandardHelpOptions = true)
final class RetireCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(
            names = {"-m", "--note"},
            paramLabel = "TEXT",
            description = "Why; kept in the audit log.")
    private @Nullable String note;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("note", note);
        JsonNode answer = api.post(HubApi.university(university, "/retire"), wish);
        output.out()
                .println(
                        output.isJson()
                                ? HubApi.json(answer)
                                : answer.path("says").asString());
        return ExitCodes.OK;
    }
}
