package eu.passerelle.cli;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CheckStep.Result;
import eu.passerelle.routes.Workbench;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ./hub check}. */
@Command(
        name = "check",
        description = "Checks a university's configuration step by step against the live systems; changes nothing.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private ConfigOption config = new ConfigOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "<university>",
            description = "Id of the university, the name of its file; all of them, a line each, when left out.")
    private @Nullable String university;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        return university == null
                ? all(Workbench.checkAll(config.open()))
                : one(new Workbench(config.load(university)).check(university));
    }

    private int one(List<CheckStep> steps) {
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(steps));
        } else {
            TextTable table = new TextTable("", "step", "seen, or what to do");
            steps.forEach(step -> table.row(mark(step.result()), step.name(), step.detail()));
            table.print(out);
            steps.stream()
                    .filter(CheckCommand::needsYou)
                    .forEach(step -> out.println("\n" + step.name() + ": " + step.detail()));
        }
        return exit(steps);
    }

    private int all(Map<String, List<CheckStep>> byUniversity) {
        PrintWriter out = output.out();
        if (output.isJson()) {
            out.println(HubApi.json(byUniversity));
        } else {
            TextTable table = new TextTable("university", "ok", "warnings", "failed", "skipped", "look at");
            byUniversity.forEach((id, steps) -> table.row(
                    id,
                    count(steps, Result.OK),
                    count(steps, Result.WARNING),
                    count(steps, Result.FAILED),
                    count(steps, Result.SKIPPED),
                    lookAt(steps)));
            table.print(out);
            out.println("\n'./hub check <university>' says what to do.");
        }
        return exit(byUniversity.values().stream().flatMap(Collection::stream).toList());
    }

    private static long count(List<CheckStep> steps, Result result) {
        return steps.stream().filter(step -> step.result() == result).count();
    }

    /** What failed; where nothing did, what is warned of. */
    private static String lookAt(List<CheckStep> steps) {
        Result worst = count(steps, Result.FAILED) > 0 ? Result.FAILED : Result.WARNING;
        return String.join(
                ", ",
                steps.stream()
                        .filter(step -> step.result() == worst)
                        .map(CheckStep::name)
                        .toList());
    }

    private static int exit(List<CheckStep> steps) {
        return steps.stream().anyMatch(CheckStep::isFailed) ? ExitCodes.NEEDS_YOU : ExitCodes.OK;
    }

    private static boolean needsYou(CheckStep step) {
        return step.result() == Result.FAILED || step.result() == Result.WARNING;
    }

    private static String mark(Result result) {
        return switch (result) {
            case OK -> "ok";
            case WARNING -> "WARNING";
            case FAILED -> "FAILED";
            case SKIPPED -> "skipped";
        };
    }
}
