package eu.passerelle.cli;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.routes.Workbench;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hub check}. */
@Command(
        name = "check",
        description = "Checks a university's configuration step by step against the live systems; changes nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "<university>", description = "Id of the university, the name of its file.")
    private String university = "";

    @Option(names = "--json", description = "JSON, for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<CheckStep> steps = new Workbench(config.load(university)).check(university);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(HubApi.json(steps));
        } else {
            TextTable table = new TextTable("", "step", "seen, or what to do");
            steps.forEach(step -> table.row(mark(step.result()), step.name(), step.detail()));
            table.print(out);
            steps.stream()
                    .filter(step -> step.result() == CheckStep.Result.FAILED)
                    .forEach(step -> out.println("\n" + step.name() + ": " + step.detail()));
        }
        boolean failed = steps.stream().anyMatch(step -> step.result() == CheckStep.Result.FAILED);
        return failed ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
    }

    private static String mark(CheckStep.Result result) {
        return switch (result) {
            case OK -> "ok";
            case FAILED -> "FAILED";
            case SKIPPED -> "skipped";
        };
    }
}
