package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.recognition.ExampleResult;
import eu.passerelle.recognition.RecognitionExamples;
import eu.passerelle.routes.catalogue.CatalogueFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./hub check}: step by step against the live systems; reads, never writes. */
public final class Checking {

    private final Path home;
    private final Connections connections;

    public Checking(Path home, Connections connections) {
        this.home = home;
        this.connections = connections;
    }

    public List<CheckStep> check(ConnectedUniversity<?> university) {
        List<CheckStep> steps = new ArrayList<>();
        steps.add(CheckStep.ok("configuration", "universities/" + university.id() + ".yaml is understood"));
        steps.addAll(guarded("SIS", university::check));
        steps.addAll(guarded("first page", () -> firstPage(university)));
        steps.addAll(guarded("catalogue", () -> catalogue(university)));
        for (String name : university.settings().targets()) {
            connections
                    .target(name)
                    .ifPresent(target -> steps.addAll(guarded(
                            "target " + name,
                            () -> target.check().stream()
                                    .map(step -> new CheckStep(
                                            "target " + name + ": " + step.name(), step.result(), step.detail()))
                                    .toList())));
        }
        steps.addAll(guarded("grading tables", () -> List.of(grades(university))));
        steps.addAll(guarded("recognition examples", this::examples));
        return steps;
    }

    private List<CheckStep> firstPage(ConnectedUniversity<?> university) {
        var page = university.read(Watermark.NONE);
        return List.of(CheckStep.ok(
                "first page",
                page.events().size() + " results, " + page.rejected().size() + " rejected records"));
    }

    private List<CheckStep> catalogue(ConnectedUniversity<?> university) {
        CatalogueFile file = CatalogueFile.read(home, university.id());
        if (!file.problems().isEmpty()) {
            return file.problems().stream()
                    .map(problem -> CheckStep.failed("catalogue", problem))
                    .toList();
        }
        var published = university.catalogue();
        long thin =
                published.stream().filter(entry -> !entry.missing().isEmpty()).count();
        return List.of(CheckStep.ok(
                "catalogue",
                "%d entries from the SIS (%d thin), %d from %s"
                        .formatted(
                                published.size(),
                                thin,
                                file.entries().size(),
                                CatalogueFile.path(home, university.id()))));
    }

    private CheckStep grades(ConnectedUniversity<?> university) {
        int tables = GradeStatistics.read(home).tables(university.id());
        return tables == 0
                ? CheckStep.skipped("grading tables", "there is no grades/" + university.id() + ".csv")
                : CheckStep.ok("grading tables", tables + " in grades/" + university.id() + ".csv");
    }

    private List<CheckStep> examples() {
        List<ExampleResult> results = RecognitionExamples.run(home.resolve("recognition"));
        List<CheckStep> wrong = results.stream()
                .filter(result -> !result.met())
                .map(result -> CheckStep.failed("recognition examples", result.message()))
                .toList();
        return wrong.isEmpty()
                ? List.of(CheckStep.ok("recognition examples", results.size() + " examples decide as written"))
                : wrong;
    }

    /** A failure is a failed step with its repair, never the end of the check. */
    private static List<CheckStep> guarded(String name, java.util.function.Supplier<List<CheckStep>> steps) {
        try {
            return steps.get();
        } catch (HubException e) {
            return List.of(CheckStep.failed(name, e.getMessage()));
        }
    }
}
