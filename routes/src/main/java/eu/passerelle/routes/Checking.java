package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.Reachability;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.ExampleResult;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.receiving.CourseMappings;
import eu.passerelle.recognition.receiving.CourseMappingsInvalid;
import eu.passerelle.routes.catalogue.CatalogueFile;
import eu.passerelle.routes.certificates.CertificateSample;
import eu.passerelle.tables.GradingScales;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code ./hub check}: step by step against the live systems; reads, never writes. A step whose precondition failed is
 * skipped and says which. What universities share, targets, keys and recognition tables, is checked once.
 */
public final class Checking {

    private static final String SIS = "SIS";
    private static final String CATALOGUE = "catalogue entries";
    private static final String GRADES = "grading tables";
    private static final String CERTIFICATE = "certificate";
    private static final String AT_HOME = "recognition at home";

    private final Path home;
    private final Connections connections;
    private final Supplier<SigningKeys> keys;
    private final Normalising normalising = Normalising.with(GradeStatistics::none);
    private final ConcurrentHashMap<String, List<CheckStep>> shared = new ConcurrentHashMap<>();

    /** @param keys opened when asked for, which may fail */
    Checking(Path home, Connections connections, Supplier<SigningKeys> keys) {
        this.home = home;
        this.connections = connections;
        this.keys = keys;
    }

    public List<CheckStep> check(ConnectedUniversity<?> university) {
        return check(university, step -> {});
    }

    /** @param told each step as soon as it is taken */
    List<CheckStep> check(ConnectedUniversity<?> university, Consumer<CheckStep> told) {
        List<CheckStep> steps = new ToldSteps(told);
        steps.add(CheckStep.ok("configuration", "universities/" + university.id() + ".yaml is understood"));
        List<CheckStep> mapping = guarded("mapping", university::checkMapping);
        steps.addAll(mapping);
        String blockedBy = reach(university, steps);
        Map<String, LearningOpportunity> catalogue = new HashMap<>();
        if (blockedBy == null) {
            List<CheckStep> own = new ArrayList<>(guarded(SIS, university::check));
            steps.addAll(own);
            own.addAll(mapping);
            steps.addAll(guarded(CATALOGUE, () -> catalogue(university, catalogue)));
            firstPages(university, catalogue, own, steps);
        } else {
            String reason = blockedBy + " failed";
            steps.add(CheckStep.skipped(SIS, reason));
            steps.add(CheckStep.skipped(CATALOGUE, reason));
            steps.add(CheckStep.skipped(FirstPagesCheck.PAGES, reason));
            skipDependent(FirstPagesCheck.PAGES + " were skipped", steps);
        }
        steps.addAll(guarded(GRADES, () -> List.of(grades(university))));
        steps.addAll(guarded(CERTIFICATE, () -> certificate(university)));
        if (university.settings().recognition() != null) {
            steps.add(atHome(university));
        }
        steps.addAll(guarded("EBSI", () -> EbsiCheck.steps(university, keys)));
        for (String name : university.settings().targets()) {
            steps.addAll(shared.computeIfAbsent("target " + name, this::target));
        }
        steps.addAll(shared.computeIfAbsent("keys", step -> guarded(step, this::keys)));
        steps.addAll(shared.computeIfAbsent("recognition examples", step -> guarded(step, this::examples)));
        return List.copyOf(steps);
    }

    /** @return the step that makes all that need the SIS impossible; null when it can be reached */
    private static @org.jspecify.annotations.Nullable String reach(
            ConnectedUniversity<?> university, List<CheckStep> steps) {
        List<Reachability> reached = new ArrayList<>();
        steps.addAll(guarded(SIS, () -> {
            reached.add(university.reach());
            return reached.getFirst().steps();
        }));
        return reached.isEmpty() ? SIS : reached.getFirst().blockedBy();
    }

    private List<CheckStep> catalogue(ConnectedUniversity<?> university, Map<String, LearningOpportunity> catalogue) {
        CatalogueFile file = CatalogueFile.read(home, university.id());
        file.entries().forEach(entry -> catalogue.put(entry.code(), entry));
        List<LearningOpportunity> published = university.catalogue();
        published.forEach(entry -> catalogue.putIfAbsent(entry.code(), entry));
        if (!file.problems().isEmpty()) {
            return file.problems().stream()
                    .map(problem -> CheckStep.failed(CATALOGUE, problem))
                    .toList();
        }
        long thin =
                published.stream().filter(entry -> !entry.missing().isEmpty()).count();
        return List.of(CheckStep.ok(
                CATALOGUE,
                "%d entries from the SIS (%d thin), %d from %s"
                        .formatted(
                                published.size(),
                                thin,
                                file.entries().size(),
                                CatalogueFile.path(home, university.id()))));
    }

    private CheckStep atHome(ConnectedUniversity<?> university) {
        try {
            int groups = CourseMappings.read(home, university.id(), connections.ids())
                    .groups()
                    .size();
            return CheckStep.ok(AT_HOME, groups + " groups in " + CourseMappings.path(home, university.id()));
        } catch (CourseMappingsInvalid e) {
            return CheckStep.failed(AT_HOME, String.join("\n", e.problems()));
        }
    }

    private List<CheckStep> certificate(ConnectedUniversity<?> university) {
        try {
            CertificateSample sample = new CertificateSample(
                    home, university.university(), university.settings().certificate(), null);
            return List.of(CheckStep.ok(CERTIFICATE, sample.told()));
        } catch (TemplateInvalid e) {
            return e.problems().stream()
                    .map(problem -> CheckStep.failed(CERTIFICATE, problem))
                    .toList();
        }
    }

    private CheckStep grades(ConnectedUniversity<?> university) {
        int tables = GradeStatistics.read(home).tables(university.id());
        return tables == 0
                ? CheckStep.skipped(
                        GRADES, "there is no grades/" + university.id() + ".csv; what its SIS tells is used")
                : CheckStep.ok(GRADES, tables + " in grades/" + university.id() + ".csv");
    }

    /** @param own steps that may have told already why nothing can be read */
    private void firstPages(
            ConnectedUniversity<?> university,
            Map<String, LearningOpportunity> catalogue,
            List<CheckStep> own,
            List<CheckStep> steps) {
        List<FirstPages> looked = new ArrayList<>();
        List<CheckStep> read = guarded(FirstPagesCheck.PAGES, () -> {
            looked.add(FirstPages.look(university, normalising));
            return List.of(new FirstPagesCheck(looked.getFirst()).readable());
        });
        if (looked.isEmpty()) {
            steps.addAll(own.stream()
                    .filter(CheckStep::isFailed)
                    .findFirst()
                    .map(cause -> List.of(CheckStep.skipped(FirstPagesCheck.PAGES, cause.name() + " failed")))
                    .orElse(read));
            skipDependent(FirstPagesCheck.PAGES + " cannot be read", steps);
            return;
        }
        steps.addAll(read);
        if (looked.getFirst().completions().isEmpty()) {
            skipDependent("there is no result on the first pages", steps);
            return;
        }
        FirstPagesCheck check = new FirstPagesCheck(looked.getFirst());
        steps.add(check.scales(GradingScales.standard()));
        steps.add(check.values(university.valueMaps()));
        steps.add(check.opportunities(catalogue));
        steps.add(check.reach(
                university.settings().targets(),
                learner -> !connections
                        .reaching(university, Recipients.of(learner, university.university()))
                        .isEmpty()));
    }

    private static void skipDependent(String reason, List<CheckStep> steps) {
        FirstPagesCheck.DEPENDENT.forEach(step -> steps.add(CheckStep.skipped(step, reason)));
    }

    /** @param named {@code target <name>} */
    private List<CheckStep> target(String named) {
        return connections
                .target(named.substring("target ".length()))
                .map(target -> guarded(
                        named,
                        () -> target.check().stream()
                                .map(step -> new CheckStep(named + ": " + step.name(), step.result(), step.detail()))
                                .toList()))
                .orElse(List.of());
    }

    private List<CheckStep> keys() {
        SigningKeys opened = keys.get();
        List<String> warnings = opened.warnings();
        return warnings.isEmpty()
                ? List.of(CheckStep.ok("keys", opened.told()))
                : warnings.stream()
                        .map(warning -> CheckStep.warning("keys", warning))
                        .toList();
    }

    private List<CheckStep> examples() {
        List<ExampleResult> results =
                Recognition.open(home.resolve("recognition")).examples();
        List<CheckStep> wrong = results.stream()
                .filter(result -> !result.met())
                .map(result -> CheckStep.failed("recognition examples", result.message()))
                .toList();
        return wrong.isEmpty()
                ? List.of(CheckStep.ok("recognition examples", results.size() + " examples decide as written"))
                : wrong;
    }

    /** A failure is a failed step with its repair, never the end of the check. */
    private static List<CheckStep> guarded(String name, Supplier<List<CheckStep>> steps) {
        try {
            return steps.get();
        } catch (HubException e) {
            return List.of(CheckStep.failed(name, e.getMessage()));
        } catch (DecisionTableInvalid e) {
            return e.problems().stream()
                    .map(problem -> CheckStep.failed(name, problem))
                    .toList();
        } catch (RuntimeException e) {
            // a defect of ours; its message may carry personal data, so only type and place are told
            String place = e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "";
            return List.of(
                    CheckStep.failed(name, "Unexpected " + e.getClass().getSimpleName() + place + "; report it."));
        }
    }
}
