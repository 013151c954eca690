package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.StackDesk;
import eu.passerelle.journal.StackStore;
import eu.passerelle.recognition.stacking.PartPolicy;
import eu.passerelle.recognition.stacking.Pathway;
import eu.passerelle.recognition.stacking.StackPart;
import eu.passerelle.recognition.stacking.StackProgress;
import eu.passerelle.recognition.stacking.Stacking;
import eu.passerelle.routes.config.PathwayFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers how far learners are, by the same judgement that awards. */
public final class PathwayProgress implements StackDesk {

    private static final int MOST_A_PAGE = 500;

    private final Path home;
    private final StackStore store;
    private final LearnerParts parts;
    private final PathwaysConnector.Sources sources;
    private final Map<String, JudgedLearners> judged = new ConcurrentHashMap<>();

    /** @param home the configuration directory */
    public PathwayProgress(Path home, PathwaysConnector.Sources sources) {
        this.home = home;
        this.store = sources.stacks();
        this.parts = new LearnerParts(sources);
        this.sources = sources;
    }

    @Override
    public List<PathwayView> pathways() {
        return files().stream().map(this::view).toList();
    }

    private List<Pathway> files() {
        try {
            return PathwayFiles.read(home);
        } catch (ConfigurationInvalid e) {
            throw new PathwaysUnreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private PathwayView view(Pathway pathway) {
        Map<UUID, JudgedLearners.Judged> learners = judged.computeIfAbsent(
                        pathway.id(), none -> new JudgedLearners(sources))
                .of(pathway);
        Set<UUID> complete = store.awarded(pathway.awardedBy(), pathway.id());
        learners.forEach((learner, each) -> {
            if (each.says() == null) {
                complete.add(learner);
            }
        });
        Map<String, Long> toGo = learners.entrySet().stream()
                .filter(each -> !complete.contains(each.getKey()))
                .collect(Collectors.groupingBy(
                        each -> afterCredits(
                                Objects.requireNonNull(each.getValue().says())),
                        TreeMap::new,
                        Collectors.counting()));
        return new PathwayView(
                pathway.id(),
                pathway.title().byLanguage(),
                pathway.awardedBy(),
                pathway.leadsTo(),
                pathway.credits(),
                pathway.minimumLevel(),
                pathway.months(),
                pathway.groups().stream()
                        .map(group -> new GroupView(
                                group.name(),
                                group.modules(),
                                group.credits(),
                                group.of().stream()
                                        .map(Pathway.Module::toString)
                                        .toList()))
                        .toList(),
                complete.size(),
                toGo.values().stream().mapToLong(Long::longValue).sum(),
                toGo);
    }

    @Override
    public Optional<LearnerPage> learners(String id, @Nullable UUID after, int most) {
        return files().stream()
                .filter(pathway -> pathway.id().equals(id))
                .findFirst()
                .map(pathway -> page(pathway, after, Math.clamp(most, 1, MOST_A_PAGE)));
    }

    private LearnerPage page(Pathway pathway, @Nullable UUID after, int most) {
        List<UUID> learners = store.learners(pathway.awardedBy(), LearnerParts.modules(List.of(pathway)), after, most);
        Map<UUID, List<LearnerParts.Known>> known = parts.of(learners, List.of(pathway));
        Map<UUID, String> awards = awards(pathway, learners);
        PartPolicy policy = policy(pathway);
        List<LearnerView> views = learners.stream()
                // who has an award of another pathway alone is not on this one
                .filter(learner -> known.containsKey(learner) || awards.containsKey(learner))
                .map(learner -> {
                    StackProgress progress = progress(pathway, policy, known.getOrDefault(learner, List.of()));
                    String award = awards.get(learner);
                    return new LearnerView(
                            learner,
                            award != null || progress instanceof StackProgress.Complete,
                            progress.says(),
                            award);
                })
                .toList();
        return new LearnerPage(views, learners.size() < most ? null : learners.getLast());
    }

    private static StackProgress progress(Pathway pathway, PartPolicy policy, List<LearnerParts.Known> known) {
        return Stacking.of(
                pathway, policy, known.stream().map(LearnerParts.Known::part).toList());
    }

    private PartPolicy policy(Pathway pathway) {
        return PartPolicy.of(sources.tables().get(), pathway.awardedBy());
    }

    /** {@code 3 of 5 ECTS, 2 modules to go (core: 2)} without the credits, which are too many to group by. */
    private static String afterCredits(String says) {
        return says.replaceFirst("^[^,]*, ", "");
    }

    private Map<UUID, String> awards(Pathway pathway, List<UUID> learners) {
        return store.awards(pathway.awardedBy(), learners).stream()
                .filter(award -> award.stands() && award.pathway().equals(pathway.id()))
                .collect(Collectors.toMap(
                        StackStore.Award::learner, StackStore.Award::sourceKey, (first, second) -> first));
    }

    @Override
    public Optional<ProgressView> progress(String id, UUID learner, String who) {
        return files().stream()
                .filter(pathway -> pathway.id().equals(id))
                .findFirst()
                .flatMap(pathway -> store.learner(learner).map(root -> {
                    store.seen(id, root, who);
                    return view(pathway, root);
                }));
    }

    private ProgressView view(Pathway pathway, UUID learner) {
        List<LearnerParts.Known> known =
                parts.of(List.of(learner), List.of(pathway)).getOrDefault(learner, List.of());
        StackProgress progress = progress(pathway, policy(pathway), known);
        String award = awards(pathway, List.of(learner)).get(learner);
        List<ToGoView> toGo = List.of();
        List<NotCountedView> notCounted = List.of();
        if (progress instanceof StackProgress.Underway underway) {
            toGo = underway.toGo().stream()
                    .map(group -> new ToGoView(
                            group.group(),
                            group.modules(),
                            group.credits(),
                            group.open().stream().map(Pathway.Module::toString).toList()))
                    .toList();
            notCounted = underway.notCounted().stream()
                    .map(each -> new NotCountedView(view(each.part()), each.says()))
                    .toList();
        }
        return new ProgressView(
                pathway.id(),
                learner,
                award != null || progress instanceof StackProgress.Complete,
                progress.credits(),
                pathway.credits(),
                progress.says(),
                progress.parts().stream().map(PathwayProgress::view).toList(),
                toGo,
                notCounted,
                award);
    }

    private static PartView view(StackPart part) {
        return new PartView(
                part.key().university(), part.opportunity(), part.ects(), part.completedOn(), part.credential());
    }
}
