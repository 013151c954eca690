package eu.passerelle.routes.stacks;

import eu.passerelle.journal.StackStore;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.recognition.stacking.Pathway;
import eu.passerelle.recognition.stacking.StackPart;
import eu.passerelle.tables.CreditUnits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts that learners have of some pathways: results out of the journal, levels out of the catalogue. */
final class LearnerParts {

    private final PathwaysConnector.Sources sources;

    LearnerParts(PathwaysConnector.Sources sources) {
        this.sources = sources;
    }

    /**
     * A part with all that a stack tells of it.
     *
     * @param credits in ECTS too where that is known; null where there are none
     */
    record Known(
            StackPart part, Completion completion, @Nullable Credits credits) {}

    static Set<StackStore.Module> modules(Collection<Pathway> pathways) {
        return pathways.stream()
                .flatMap(pathway -> pathway.modules().stream())
                .map(module -> new StackStore.Module(module.university(), module.opportunity()))
                .collect(Collectors.toSet());
    }

    /** By learner; those without a part are absent. */
    Map<UUID, List<Known>> of(Collection<UUID> learners, Collection<Pathway> pathways) {
        Set<StackStore.Module> modules = modules(pathways);
        if (modules.isEmpty() || learners.isEmpty()) {
            return Map.of();
        }
        Map<StackStore.Module, LearningOpportunity> opportunities = opportunities(modules);
        Map<UUID, List<StackStore.Part>> found = sources.stacks().parts(learners, modules).stream()
                .collect(Collectors.groupingBy(StackStore.Part::learner));
        Map<UUID, List<Known>> known = new HashMap<>();
        found.forEach((learner, theirs) -> known.put(
                learner,
                theirs.stream().map(part -> known(part, theirs, opportunities)).toList()));
        return known;
    }

    private Map<StackStore.Module, LearningOpportunity> opportunities(Set<StackStore.Module> modules) {
        Map<StackStore.Module, LearningOpportunity> opportunities = new HashMap<>();
        modules.stream()
                .collect(Collectors.groupingBy(
                        StackStore.Module::university, Collectors.mapping(StackStore.Module::code, Collectors.toSet())))
                .forEach((university, codes) -> sources.catalogue()
                        .find(university, codes)
                        .forEach((code, entry) -> opportunities.put(new StackStore.Module(university, code), entry)));
        return opportunities;
    }

    private Known known(
            StackStore.Part part,
            List<StackStore.Part> all,
            Map<StackStore.Module, LearningOpportunity> opportunities) {
        Completion completion = part.completion();
        String code = Objects.requireNonNull(completion.opportunityCode(), "found by it");
        LearningOpportunity opportunity =
                opportunities.get(new StackStore.Module(completion.key().university(), code));
        Credits credits = inEcts(
                completion.credits() == null && opportunity != null ? opportunity.credits() : completion.credits(),
                completion.key().university());
        return new Known(
                new StackPart(
                        completion.key(),
                        part.credential(),
                        code,
                        credits == null ? null : credits.ects(),
                        opportunity == null ? null : opportunity.kind(),
                        opportunity == null ? null : opportunity.eqfLevel(),
                        completion.completedOn(),
                        containers(completion, all)),
                completion,
                credits);
    }

    private @Nullable Credits inEcts(@Nullable Credits credits, String university) {
        if (credits == null || credits.ects() != null) {
            return credits;
        }
        return sources.universities()
                .apply(university)
                .flatMap(known -> CreditUnits.standard().toEcts(credits.value(), credits.unit(), known))
                .map(ects -> new Credits(credits.value(), credits.unit(), ects))
                .orElse(credits);
    }

    /** What the SIS says contains it, and stacks that it is a part of. */
    private static Set<CompletionKey> containers(Completion completion, List<StackStore.Part> all) {
        Set<CompletionKey> containers = new HashSet<>();
        if (completion.partOf() != null) {
            containers.add(new CompletionKey(completion.key().university(), completion.partOf()));
        }
        List<StackStore.Part> stacks = new ArrayList<>(all);
        stacks.removeIf(stack -> stack.completion().parts() == null);
        for (StackStore.Part stack : stacks) {
            List<CompletionPart> parts =
                    Objects.requireNonNull(stack.completion().parts());
            if (parts.stream().anyMatch(part -> part.key().equals(completion.key()))) {
                containers.add(stack.completion().key());
            }
        }
        return containers;
    }
}
