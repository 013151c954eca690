package eu.passerelle.routes.stacks;

import eu.passerelle.journal.StackStore.Module;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.recognition.stacking.PartPolicy;
import eu.passerelle.recognition.stacking.Pathway;
import eu.passerelle.recognition.stacking.StackProgress;
import eu.passerelle.recognition.stacking.Stacking;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far the learners of one pathway are, kept while the hub runs. A result never changes under its credential's id, so
 * only learners whose parts have changed since are judged anew; all of them when the pathway, the tables, the catalogue or
 * a university's credits say something else.
 */
final class JudgedLearners {

    private static final int LEARNERS_AT_ONCE = 5_000;

    private final PathwaysConnector.Sources sources;
    private final LearnerParts parts;

    private @Nullable Basis basis;
    private Map<UUID, Judged> judged = new HashMap<>();

    JudgedLearners(PathwaysConnector.Sources sources) {
        this.sources = sources;
        this.parts = new LearnerParts(sources);
    }

    /** What a judgement depends on beside a learner's parts. */
    private record Basis(Pathway pathway, Recognition tables, String catalogue, List<Optional<?>> universities) {}

    /** @param says what is to go; null: it is complete */
    record Judged(Set<UUID> parts, @Nullable String says) {}

    /** By learner; those without a part are absent. */
    synchronized Map<UUID, Judged> of(Pathway pathway) {
        Set<Module> modules = LearnerParts.modules(List.of(pathway));
        Basis now = new Basis(
                pathway,
                sources.tables().get(),
                sources.stacks().catalogue(modules),
                modules.stream()
                        .map(Module::university)
                        .distinct()
                        .sorted()
                        .<Optional<?>>map(sources.universities())
                        .toList());
        Map<UUID, Judged> before = now.equals(basis) ? judged : Map.of();
        Map<UUID, Set<UUID>> holdings = sources.stacks().holdings(modules);
        Map<UUID, Judged> after = new HashMap<>();
        List<UUID> anew = holdings.entrySet().stream()
                .filter(each -> {
                    Judged known = before.get(each.getKey());
                    boolean same = known != null && known.parts().equals(each.getValue());
                    if (same) {
                        after.put(each.getKey(), known);
                    }
                    return !same;
                })
                .map(Map.Entry::getKey)
                .toList();
        for (int from = 0; from < anew.size(); from += LEARNERS_AT_ONCE) {
            List<UUID> some = anew.subList(from, Math.min(anew.size(), from + LEARNERS_AT_ONCE));
            PartPolicy policy = PartPolicy.of(now.tables(), pathway.awardedBy());
            parts.of(some, List.of(pathway))
                    .forEach((learner, known) -> after.put(learner, judge(pathway, policy, known)));
        }
        basis = now;
        judged = after;
        return after;
    }

    private static Judged judge(Pathway pathway, PartPolicy policy, List<LearnerParts.Known> known) {
        StackProgress progress = Stacking.of(
                pathway, policy, known.stream().map(LearnerParts.Known::part).toList());
        return new Judged(
                known.stream().map(each -> each.part().credential()).collect(Collectors.toSet()),
                progress instanceof StackProgress.Complete ? null : progress.says());
    }
}
