package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.ModelJson;
import eu.passerelle.journal.StackStore;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.recognition.stacking.Pathway;
import eu.passerelle.recognition.stacking.StackPart;
import eu.passerelle.recognition.stacking.StackProgress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A complete stack as the completion that it is: the same parts give the same completion, whenever it is made. */
final class StackedCompletion {

    private static final Grade PASSED = new Grade("pass", "pass-fail", Grade.Outcome.PASSED);
    private static final Set<Kind> KNOWN_BY_ITSELF = EnumSet.of(Kind.ESI, Kind.EMAIL, Kind.WALLET);

    private final Function<String, Optional<University>> universities;

    /** @param universities of this hub, by id */
    StackedCompletion(Function<String, Optional<University>> universities) {
        this.universities = universities;
    }

    /**
     * @param key of the award
     * @param known parts of the learner, those of the stack among them
     */
    CompletionEvent.Reported of(
            CompletionKey key, Pathway pathway, StackProgress.Complete stack, List<LearnerParts.Known> known) {
        Map<CompletionKey, LearnerParts.Known> byKey =
                known.stream().collect(Collectors.toMap(each -> each.part().key(), each -> each));
        List<LearnerParts.Known> parts = stack.parts().stream()
                .map(part -> Objects.requireNonNull(byKey.get(part.key())))
                .toList();
        Completion completion = new Completion(
                key,
                learner(parts),
                pathway.leadsTo(),
                pathway.title(),
                Completion.State.FINAL,
                PASSED,
                Credits.ects(stack.credits()),
                stack.completedOn(),
                null,
                null,
                null,
                null,
                null,
                parts.stream().map(this::part).toList());
        return new CompletionEvent.Reported(completion, StackStore.SCOPE + pathway.id(), raw(pathway, stack));
    }

    private CompletionPart part(LearnerParts.Known known) {
        StackPart part = known.part();
        return new CompletionPart(
                part.credential(),
                part.key(),
                organisation(part),
                known.completion().title(),
                part.opportunity(),
                Objects.requireNonNull(known.credits()),
                part.kind(),
                part.level(),
                part.completedOn());
    }

    private Organisation organisation(StackPart part) {
        return university(part.key().university()).organisation();
    }

    private University university(String id) {
        return universities
                .apply(id)
                .orElseThrow(() -> new ConfigurationInvalid("A pathway has modules of '" + id
                        + "', which this hub does not know: put universities/" + id + ".yaml back, or take them out."));
    }

    /** As the newest part has it; addresses and ESIs that it lacks are taken from the others, the newest first. */
    private Learner learner(List<LearnerParts.Known> parts) {
        LearnerParts.Known newest = parts.getLast();
        Learner is = newest.completion().learner();
        List<LearnerIdentifier> identifiers = new ArrayList<>(issued(newest));
        for (LearnerParts.Known part : parts.reversed()) {
            Set<Kind> have = identifiers.stream()
                    .map(LearnerIdentifier::kind)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
            part.completion().learner().identifiers().stream()
                    .filter(identifier -> KNOWN_BY_ITSELF.contains(identifier.kind()))
                    .filter(identifier -> !have.contains(identifier.kind()))
                    .forEach(identifiers::add);
        }
        return new Learner(is.names(), is.born(), identifiers);
    }

    /** Numbers with who gave them, as elsewhere they would seem to be the awarding university's. */
    private List<LearnerIdentifier> issued(LearnerParts.Known part) {
        Organisation by = organisation(part.part());
        List<LearnerIdentifier> issued = new ArrayList<>();
        for (LearnerIdentifier identifier : part.completion().learner().identifiers()) {
            String issuer = switch (identifier.kind()) {
                case NATIONAL -> Objects.requireNonNullElse(identifier.issuer(), by.country());
                case LOCAL -> identifier.issuer() == null ? by.schacDomain() : identifier.issuer();
                case ESI, EMAIL, WALLET -> identifier.issuer();
            };
            if (issuer != null || KNOWN_BY_ITSELF.contains(identifier.kind())) {
                issued.add(new LearnerIdentifier(identifier.kind(), identifier.value(), issuer));
            }
        }
        return issued;
    }

    private static SourceRecord raw(Pathway pathway, StackProgress.Complete stack) {
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("pathway", pathway.id());
        raw.put("says", stack.says());
        raw.put(
                "credentials",
                stack.parts().stream().map(part -> part.credential().toString()).toList());
        return new SourceRecord("application/json", ModelJson.write(raw));
    }
}
