package eu.passerelle.recognition.stacking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How far a learner is on a pathway. */
public sealed interface StackProgress {

    /** Parts that count, in the order of their days. */
    List<StackPart> parts();

    /** Their ECTS. */
    BigDecimal credits();

    /** For people: {@code 3 of 5 ECTS, 2 modules to go (core: 1, electives: 1)}. */
    String says();

    /** All that is required is there; {@code parts} are no more than needed. */
    record Complete(List<StackPart> parts, BigDecimal credits) implements StackProgress {
        public Complete {
            parts = List.copyOf(parts);
        }

        /** Day of the last part. */
        public LocalDate completedOn() {
            return parts.getLast().completedOn();
        }

        @Override
        public String says() {
            return plain(credits) + " ECTS, complete since " + completedOn();
        }
    }

    /**
     * Something is still to be done.
     *
     * @param needed ECTS of the whole pathway
     * @param toGo groups that lack something
     * @param notCounted parts of the pathway that do not count, and why
     * @param residency what is short of it; null where nothing is
     */
    record Underway(
            List<StackPart> parts,
            BigDecimal credits,
            BigDecimal needed,
            List<ToGo> toGo,
            List<NotCounted> notCounted,
            @Nullable ResidencyToGo residency)
            implements StackProgress {
        public Underway {
            parts = List.copyOf(parts);
            toGo = List.copyOf(toGo);
            notCounted = List.copyOf(notCounted);
        }

        /** Modules that groups still ask for. */
        public int modulesToGo() {
            return toGo.stream().mapToInt(ToGo::modules).sum();
        }

        @Override
        public String says() {
            List<String> said = new ArrayList<>();
            said.add(plain(credits) + " of " + plain(needed) + " ECTS");
            int modules = modulesToGo();
            if (modules > 0) {
                said.add(modules + (modules == 1 ? " module" : " modules") + " to go ("
                        + toGo.stream()
                                .filter(group -> group.modules() > 0)
                                .map(group -> group.group() + ": " + group.modules())
                                .collect(Collectors.joining(", "))
                        + ")");
            }
            toGo.stream()
                    .filter(group -> group.modules() == 0)
                    .forEach(group -> said.add(plain(group.credits()) + " ECTS of " + group.group() + " to go"));
            if (toGo.isEmpty() && credits.compareTo(needed) < 0) {
                said.add(plain(needed.subtract(credits)) + " ECTS to go");
            }
            if (residency != null) {
                said.add("%s ECTS of %s to go".formatted(plain(residency.credits()), residency.university()));
            }
            return String.join(", ", said);
        }
    }

    /**
     * A group that lacks something.
     *
     * @param modules still needed; 0 where it asks for credits
     * @param credits still needed, ECTS; 0 where it asks for modules
     * @param open modules that would count in it
     */
    record ToGo(String group, int modules, BigDecimal credits, List<Pathway.Module> open) {
        public ToGo {
            open = List.copyOf(open);
        }
    }

    /** @param credits that must still come from there, or take the place of others, ECTS */
    record ResidencyToGo(String university, BigDecimal credits) {}

    /**
     * A part of the pathway that does not count.
     *
     * @param policy what a decision table says; null where the pathway itself does
     */
    record NotCounted(
            StackPart part, Reason reason, @Nullable String policy) {

        NotCounted(StackPart part, Reason reason) {
            this(part, reason, null);
        }

        public String says() {
            return policy == null ? reason.says() : policy;
        }
    }

    /** Why a part does not count. */
    enum Reason {
        CREDITS_UNKNOWN("its credits are not known in ECTS"),
        LEVEL_UNKNOWN("its EQF level is not known"),
        BELOW_LEVEL("its EQF level is too low"),
        BEFORE_VALIDITY("it was completed before the pathway began"),
        AFTER_VALIDITY("it was completed after the pathway ended"),
        BY_POLICY("a decision table says that it may not be stacked"),
        OUTSIDE_WINDOW("too much time lies between it and the others"),
        REPEATED("the same module counts already"),
        CONTAINED("it is contained in a part that counts, or contains one"),
        NOT_NEEDED("its group has enough without it");

        private final String says;

        Reason(String says) {
            this.says = says;
        }

        public String says() {
            return says;
        }
    }

    private static String plain(BigDecimal credits) {
        return credits.signum() == 0 ? "0" : credits.stripTrailingZeros().toPlainString();
    }
}
