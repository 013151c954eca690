package eu.passerelle.recognition;

import eu.passerelle.model.CompletionPart;
import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.recognition.Recognition.Course;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What tables for stacks are told: of one part that might be stacked, and of a stack with all its parts. */
public final class StackFacts {

    private static final String UNKNOWN = "unknown";

    private StackFacts() {}

    /**
     * Of one part.
     *
     * @param days from the part to the day on which the stack would be complete
     */
    public static RecognitionFacts part(
            @Nullable MicroCredentialKind kind, @Nullable Integer level, @Nullable BigDecimal ects, long days) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STACK, "part");
        facts.put(Fact.PART_KINDS, List.of(word(kind)));
        put(facts, Fact.PART_LEVEL, level == null ? null : BigDecimal.valueOf(level));
        put(facts, Fact.PART_CREDITS, ects);
        facts.put(Fact.PART_AGE_DAYS, BigDecimal.valueOf(days));
        return new RecognitionFacts(facts);
    }

    static Map<Fact, Object> whole(List<CompletionPart> parts, SameCourses sameCourses) {
        Map<Fact, Object> facts = new EnumMap<>(Fact.class);
        facts.put(Fact.STACK, "whole");
        facts.put(
                Fact.PART_KINDS,
                parts.stream()
                        .map(part -> word(part.kind()))
                        .distinct()
                        .sorted()
                        .toList());
        put(facts, Fact.PART_LEVEL, lowest(parts));
        put(facts, Fact.PART_CREDITS, total(parts));
        List<LocalDate> days =
                parts.stream().map(CompletionPart::completedOn).sorted().toList();
        if (!days.isEmpty()) {
            facts.put(Fact.PART_AGE_DAYS, BigDecimal.valueOf(ChronoUnit.DAYS.between(days.getFirst(), days.getLast())));
        }
        facts.put(Fact.PARTS_OVERLAP, overlap(parts, sameCourses));
        return facts;
    }

    private static @Nullable BigDecimal lowest(List<CompletionPart> parts) {
        List<@Nullable Integer> levels = new ArrayList<>();
        parts.forEach(part -> levels.add(part.eqfLevel()));
        return levels.stream().anyMatch(Objects::isNull)
                ? null
                : levels.stream()
                        .filter(Objects::nonNull)
                        .min(Integer::compare)
                        .map(BigDecimal::valueOf)
                        .orElse(null);
    }

    private static @Nullable BigDecimal total(List<CompletionPart> parts) {
        BigDecimal total = BigDecimal.ZERO;
        for (CompletionPart part : parts) {
            Credits credits = part.credits();
            if (credits.ects() == null) {
                return null;
            }
            total = total.add(credits.ects());
        }
        return total;
    }

    private static boolean overlap(List<CompletionPart> parts, SameCourses sameCourses) {
        List<Course> courses = parts.stream()
                .map(part -> new Course(part.key().university(), part.opportunityCode()))
                .toList();
        return courses.stream()
                .flatMap(course -> sameCourses.elsewhere(course).stream())
                .anyMatch(courses::contains);
    }

    private static void put(Map<Fact, Object> facts, Fact fact, @Nullable Object value) {
        if (value != null) {
            facts.put(fact, value);
        }
    }

    private static String word(@Nullable MicroCredentialKind kind) {
        return kind == null ? UNKNOWN : Fact.word(kind);
    }
}
