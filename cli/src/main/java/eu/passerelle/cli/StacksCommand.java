package eu.passerelle.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./hub stacks}. */
@Command(
        name = "stacks",
        description = "Pathways: how many have completed them, what the others have to go, how far one learner is.",
        mixinStandardHelpOptions = true)
final class StacksCommand implements Callable<Integer> {

    @Mixin
    private HubApi api = new HubApi();

    @Parameters(arity = "0..1", paramLabel = "<pathway>", description = "Only this one, with what is to go.")
    private @Nullable String pathway;

    @Option(
            names = {"-l", "--learner"},
            paramLabel = "ID",
            description = "How far this learner is on the pathway; the look is in the audit log.")
    private @Nullable UUID learner;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        if (learner != null && pathway == null) {
            throw new CommandLine.ParameterException(
                    output.command(), "Say on which pathway: <pathway> --learner <id>");
        }
        String path = pathway == null ? "" : URLEncoder.encode(pathway, StandardCharsets.UTF_8);
        JsonNode found = learner != null
                ? api.get("/api/stacks/" + path + "/learners/" + learner)
                : api.get("/api/stacks" + (pathway == null ? "" : "?pathway=" + path));
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(found));
        } else if (learner != null) {
            printLearner(found, out);
        } else {
            printPathways(found, out);
        }
        return ExitCodes.OK;
    }

    private void printPathways(JsonNode pathways, PrintWriter out) {
        TextTable table = new TextTable("pathway", "ECTS", "awarded by", "leads to", "complete", "under way");
        pathways.forEach(one -> table.row(
                one.path("id").asString(),
                one.path("credits"),
                one.path("awardedBy").asString(),
                one.path("leadsTo").asString(),
                one.path("complete"),
                one.path("underway")));
        table.print(out);
        if (pathway != null && !pathways.path(0).path("toGo").isEmpty()) {
            out.println();
            TextTable toGo = new TextTable("learners", "to go");
            pathways.path(0).path("toGo").properties().forEach(each -> toGo.row(each.getValue(), each.getKey()));
            toGo.print(out);
        }
    }

    private static void printLearner(JsonNode progress, PrintWriter out) {
        out.println(progress.path("says").asString());
        TextTable table = new TextTable("university", "module", "ECTS", "completed", "counts", "credential");
        progress.path("parts").forEach(part -> row(table, part, "yes"));
        progress.path("notCounted")
                .forEach(each -> row(
                        table, each.path("part"), "no: " + each.path("reason").asString()));
        table.print(out);
        progress.path("toGo")
                .forEach(group -> out.println(group.path("group").asString() + ": open are "
                        + String.join(
                                ", ",
                                group.path("open")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())));
        String award = HubApi.text(progress, "award");
        if (award != null) {
            out.println("Awarded: see ./hub transfers --text " + award);
        }
    }

    private static void row(TextTable table, JsonNode part, String counts) {
        table.row(
                part.path("university").asString(),
                part.path("opportunity").asString(),
                TransfersCommand.orEmpty(part, "credits"),
                part.path("completedOn").asString(),
                counts,
                part.path("credential").asString());
    }
}
