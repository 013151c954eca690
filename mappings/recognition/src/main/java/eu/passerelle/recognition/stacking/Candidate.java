package eu.passerelle.recognition.stacking;

import eu.passerelle.model.CompletionKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part that may count by itself.
 *
 * @param group position of its group
 * @param ects its credits
 * @param home whether it is of the university that a residency share asks for
 */
record Candidate(StackPart part, int group, BigDecimal ects, boolean home) {

    static Candidate of(Pathway pathway, StackPart part) {
        Pathway.Residency residency = pathway.residency();
        return new Candidate(
                part,
                pathway.group(part.module()).orElseThrow(),
                Objects.requireNonNull(part.ects()),
                residency != null && residency.university().equals(part.key().university()));
    }

    /** Why it cannot count whatever the others are; null where it may. */
    static StackProgress.@Nullable Reason refusal(Pathway pathway, StackPart part) {
        LocalDate from = pathway.validFrom();
        LocalDate until = pathway.validUntil();
        Integer least = pathway.minimumLevel();
        Integer level = part.level();
        if (from != null && part.completedOn().isBefore(from)) {
            return StackProgress.Reason.BEFORE_VALIDITY;
        }
        if (until != null && part.completedOn().isAfter(until)) {
            return StackProgress.Reason.AFTER_VALIDITY;
        }
        if (least != null && level == null) {
            return StackProgress.Reason.LEVEL_UNKNOWN;
        }
        if (least != null && level != null && level < least) {
            return StackProgress.Reason.BELOW_LEVEL;
        }
        return part.ects() == null ? StackProgress.Reason.CREDITS_UNKNOWN : null;
    }

    /** Which parts must not count together: a module completed twice, a result and what contains it, at any depth. */
    static final class Overlaps {

        private final Map<CompletionKey, Set<CompletionKey>> containers = new HashMap<>();

        /** @param all parts, also those that are none of the pathway: containers between two of them may be */
        Overlaps(Collection<StackPart> all) {
            Map<CompletionKey, Set<CompletionKey>> direct = new HashMap<>();
            all.forEach(part -> direct.put(part.key(), part.containedIn()));
            direct.keySet().forEach(key -> {
                Set<CompletionKey> found = new HashSet<>();
                collect(key, direct, found);
                containers.put(key, found);
            });
        }

        private static void collect(
                CompletionKey key, Map<CompletionKey, Set<CompletionKey>> direct, Set<CompletionKey> found) {
            for (CompletionKey container : direct.getOrDefault(key, Set.of())) {
                if (found.add(container)) {
                    collect(container, direct, found);
                }
            }
        }

        boolean contained(StackPart one, StackPart other) {
            return within(one, other) || within(other, one);
        }

        private boolean within(StackPart inner, StackPart outer) {
            return containers.getOrDefault(inner.key(), Set.of()).contains(outer.key());
        }

        boolean between(StackPart one, StackPart other) {
            return one.module().equals(other.module()) || contained(one, other);
        }
    }
}
