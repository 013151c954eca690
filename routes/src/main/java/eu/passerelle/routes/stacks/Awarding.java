package eu.passerelle.routes.stacks;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.journal.StackStore.Award;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.recognition.stacking.PartPolicy;
import eu.passerelle.recognition.stacking.Pathway;
import eu.passerelle.recognition.stacking.StackPart;
import eu.passerelle.recognition.stacking.StackProgress;
import eu.passerelle.recognition.stacking.Stacking;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of one learner's awards. An award stands as long as its parts stand, whatever else the learner completes and
 * whatever becomes of the pathway; once a part is corrected or taken back it is judged anew.
 */
final class Awarding {

    private final String university;
    private final List<Pathway> pathways;
    private final PartPolicy policy;
    private final StackedCompletion stacked;

    /**
     * @param pathways that this university awards
     * @param policy which parts may be stacked at all
     */
    Awarding(String university, List<Pathway> pathways, PartPolicy policy, StackedCompletion stacked) {
        this.university = university;
        this.pathways = pathways;
        this.policy = policy;
        this.stacked = stacked;
    }

    /**
     * What is new; nothing where all is as it was.
     *
     * @param awards of the learner, those that stand first
     */
    List<CompletionEvent> events(UUID learner, List<LearnerParts.Known> known, List<Award> awards) {
        List<CompletionEvent> events = new ArrayList<>();
        Set<String> configured = new HashSet<>();
        for (Pathway pathway : pathways) {
            configured.add(pathway.id());
            List<Award> theirs = awards.stream()
                    .filter(award -> award.pathway().equals(pathway.id()))
                    .toList();
            if (!theirs.isEmpty() && theirs.getFirst().stands()) {
                events.addAll(withdrawn(
                        theirs.subList(1, theirs.size()), "the learner has this stack already, under another record"));
            } else {
                events.addAll(judged(pathway, learner, known, theirs));
            }
        }
        awards.stream()
                .filter(award -> !configured.contains(award.pathway()) && !award.stands())
                .forEach(award -> events.addAll(withdrawn(
                        List.of(award),
                        "a part was corrected or taken back, and pathway " + award.pathway() + " is no more")));
        return events;
    }

    private List<CompletionEvent> judged(
            Pathway pathway, UUID learner, List<LearnerParts.Known> known, List<Award> awards) {
        List<StackPart> parts = known.stream().map(LearnerParts.Known::part).toList();
        return switch (Stacking.of(pathway, policy, parts)) {
            case StackProgress.Complete complete -> {
                Optional<Award> before = awards.stream().findFirst();
                CompletionKey key = key(before.map(Award::sourceKey).orElse(pathway.id() + "/" + learner));
                List<CompletionEvent> events = new ArrayList<>();
                events.add(stacked.of(key, pathway, complete, known));
                events.addAll(withdrawn(
                        awards.stream().skip(1).toList(), "the learner has this stack already, under another record"));
                yield events;
            }
            case StackProgress.Underway underway ->
                withdrawn(awards, "a part was corrected or taken back: " + underway.says());
        };
    }

    private List<CompletionEvent> withdrawn(List<Award> awards, String reason) {
        return awards.stream()
                .<CompletionEvent>map(award -> new CompletionEvent.Withdrawn(key(award.sourceKey()), reason))
                .toList();
    }

    private CompletionKey key(String sourceKey) {
        return new CompletionKey(university, sourceKey);
    }
}
