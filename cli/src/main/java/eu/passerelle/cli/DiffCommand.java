package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub diff}. */
@Command(
        name = "diff",
        description = "Compares a university's draft with the active version, with another one, or two versions.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(index = "0", paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<from>",
            description = "A version; the active one when absent.")
    private @Nullable Integer from;

    @Parameters(index = "2", arity = "0..1", paramLabel = "<to>", description = "A version; the draft when absent.")
    private @Nullable Integer to;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        JsonNode found = api.get(HubApi.university(university, "/diff") + query());
        PrintWriter out = output.out();
        String diff = found.path("diff").asString();
        if (output.isJson()) {
            out.println(HubApi.json(found));
        } else if (diff.isEmpty()) {
            out.println("No difference between " + found.path("from").asString() + " and "
                    + found.path("to").asString() + ".");
        } else {
            out.print(diff);
        }
        return ExitCodes.OK;
    }

    private String query() {
        if (from == null) {
            return "";
        }
        return "?from=" + from + (to == null ? "" : "&to=" + to);
    }
}
