package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.StackStore;
import eu.passerelle.model.University;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.StackTables;
import eu.passerelle.recognition.stacking.PartPolicy;
import eu.passerelle.recognition.stacking.Pathway;
import eu.passerelle.routes.config.PathwayFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code protocol: pathways}: the SIS of a university that awards stacks is this hub. A run looks at all learners who have
 * parts of its pathways or awards of it, and tells only what is new or no longer so; where nobody's parts have changed it
 * looks at nobody.
 */
public final class PathwaysConnector implements SisConnector<PathwaysSettings> {

    private static final int LEARNERS_A_PAGE = 500;

    private final @Nullable Sources sources;
    private final int learnersAPage;

    /** Of a command without a hub: it can check, and finds nobody. */
    public PathwaysConnector() {
        this(null, LEARNERS_A_PAGE);
    }

    /** Of a running hub. */
    public PathwaysConnector(Sources sources) {
        this(sources, LEARNERS_A_PAGE);
    }

    PathwaysConnector(@Nullable Sources sources, int learnersAPage) {
        this.sources = sources;
        this.learnersAPage = learnersAPage;
    }

    /**
     * What stacks are made from.
     *
     * @param universities of this hub, by id
     * @param tables decision tables in force
     */
    public record Sources(
            StackStore stacks,
            CatalogueStore catalogue,
            Function<String, Optional<University>> universities,
            Supplier<Recognition> tables) {}

    @Override
    public String protocol() {
        return PathwayFiles.PROTOCOL;
    }

    @Override
    public Class<PathwaysSettings> settingsType() {
        return PathwaysSettings.class;
    }

    @Override
    public CompletionPage read(SisContext<PathwaysSettings> sis, Watermark since) {
        if (sources == null) {
            return page(List.of(), since, true);
        }
        String university = sis.university().id();
        List<Pathway> pathways = pathways(sis.home(), university);
        Set<StackStore.Module> modules = LearnerParts.modules(pathways);
        Place place = Place.of(since);
        if (place.after() == null) {
            String now = Place.fingerprint(
                    pathways,
                    sources.stacks().fingerprint(university, modules)
                            + StackTables.versions(sources.tables().get()));
            if (now.equals(place.fingerprint())) {
                return page(List.of(), since, true);
            }
            place = new Place(now, null);
        }
        List<UUID> learners = sources.stacks().learners(university, modules, place.after(), learnersAPage);
        boolean last = learners.size() < learnersAPage;
        Place next = new Place(place.fingerprint(), last ? null : learners.getLast());
        return page(events(university, pathways, learners), next.watermark(), last);
    }

    private List<CompletionEvent> events(String university, List<Pathway> pathways, Collection<UUID> learners) {
        Sources from = java.util.Objects.requireNonNull(sources);
        Awarding awarding = new Awarding(
                university,
                pathways,
                PartPolicy.of(from.tables().get(), university),
                new StackedCompletion(from.universities()));
        Map<UUID, List<StackStore.Award>> awards = from.stacks().awards(university, learners).stream()
                .collect(Collectors.groupingBy(StackStore.Award::learner));
        Map<UUID, List<LearnerParts.Known>> known = new LearnerParts(from).of(learners, pathways);
        List<CompletionEvent> events = new ArrayList<>();
        for (UUID learner : learners) {
            events.addAll(awarding.events(
                    learner, known.getOrDefault(learner, List.of()), awards.getOrDefault(learner, List.of())));
        }
        return events;
    }

    private static CompletionPage page(List<CompletionEvent> events, Watermark next, boolean last) {
        return new CompletionPage(events, List.of(), next, last, Set.of());
    }

    static List<Pathway> pathways(Path home, String university) {
        return PathwayFiles.read(home).stream()
                .filter(pathway -> pathway.awardedBy().equals(university))
                .toList();
    }

    @Override
    public List<CheckStep> check(SisContext<PathwaysSettings> sis) {
        List<Pathway> pathways;
        try {
            pathways = pathways(sis.home(), sis.university().id());
        } catch (ConfigurationInvalid e) {
            return List.of(CheckStep.failed("pathways", String.valueOf(e.getMessage())));
        }
        if (pathways.isEmpty()) {
            return List.of(CheckStep.failed(
                    "pathways",
                    "no file in " + sis.home().resolve("pathways") + " has 'awardedBy: "
                            + sis.university().id() + "'; write one."));
        }
        List<CheckStep> steps = new ArrayList<>();
        pathways.forEach(pathway -> steps.add(CheckStep.ok(
                "pathway " + pathway.id(),
                "%d modules of %d universities lead to %s"
                        .formatted(
                                pathway.modules().size(),
                                pathway.modules().stream()
                                        .map(Pathway.Module::university)
                                        .distinct()
                                        .count(),
                                pathway.leadsTo()))));
        if (sources == null) {
            steps.add(CheckStep.skipped("stacks", "a running hub makes them: see './hub stacks'"));
        }
        return steps;
    }
}
