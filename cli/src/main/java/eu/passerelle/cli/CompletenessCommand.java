package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub completeness}. */
@Command(
        name = "completeness",
        description =
                "What a university's credentials lack of Annex I of the Council Recommendation, and where it should"
                        + " come from. One transfer's own is shown by 'hub show'.",
        mixinStandardHelpOptions = true)
final class CompletenessCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode found = api.get("/api/completeness/" + university);
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(found));
            return ExitCodes.OK;
        }
        out.println(found.path("decided") + " results of " + university + " were judged.");
        TextTable table = new TextTable("", "element", "", "lacking", "comes from");
        found.path("elements")
                .forEach(element -> table.row(
                        element.path("number"),
                        element.path("title").asString(),
                        element.path("mandatory").asBoolean() ? "mandatory" : "optional",
                        element.path("lacking"),
                        element.path("from").asString()));
        table.print(out);
        return ExitCodes.OK;
    }
}
