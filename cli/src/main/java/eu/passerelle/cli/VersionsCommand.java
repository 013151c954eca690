package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub versions}. */
@Command(
        name = "versions",
        description = "Versions of a university's configuration, newest first.",
        mixinStandardHelpOptions = true)
final class VersionsCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode versions = api.get(HubApi.university(university, "/versions"));
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(versions));
            return ExitCodes.OK;
        }
        TextTable table = new TextTable("version", "", "stored", "by", "note");
        versions.forEach(version -> table.row(
                version.path("version"),
                mark(version),
                version.path("storedAt").asString().replaceFirst("\\.\\d+", ""),
                version.path("storedBy").asString(),
                TransfersCommand.orEmpty(version, "note")));
        table.print(out);
        return ExitCodes.OK;
    }

    private static String mark(JsonNode version) {
        if (version.path("active").asBoolean()) {
            return "active";
        }
        return HubApi.text(version, "activatedAt") == null ? "never active" : "";
    }
}
