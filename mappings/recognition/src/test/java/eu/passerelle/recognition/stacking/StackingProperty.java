package eu.passerelle.recognition.stacking;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.CredentialIds;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.recognition.stacking.StackProgress.Complete;
import eu.passerelle.recognition.stacking.StackProgress.Underway;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Small random pathways and learners, against a judge that tries every choice of parts. */
class StackingProperty {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    @Property(tries = 3000)
    void isCompleteExactlyWhenSomeChoiceOfPartsIs(@ForAll long seed) {
        Random random = new Random(seed);
        Pathway pathway = pathway(random);
        List<StackPart> parts = parts(random, pathway);

        StackProgress progress = Stacking.of(pathway, PartPolicy.NONE, parts);

        assertThat(progress instanceof Complete).isEqualTo(anyChoice(pathway, parts));
        if (progress instanceof Complete complete) {
            assertThat(fulfils(pathway, complete.parts(), parts)).isTrue();
            assertThat(complete.credits()).isEqualByComparingTo(sum(complete.parts()));
            for (StackPart part : complete.parts()) {
                List<StackPart> without = new ArrayList<>(complete.parts());
                without.remove(part);
                assertThat(fulfils(pathway, without, parts)).as("needed").isFalse();
            }
        }
    }

    @Property(tries = 1000)
    void doesNotDependOnTheOrderOfParts(@ForAll long seed) {
        Random random = new Random(seed);
        Pathway pathway = pathway(random);
        List<StackPart> parts = parts(random, pathway);
        List<StackPart> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);

        assertThat(Stacking.of(pathway, PartPolicy.NONE, shuffled))
                .isEqualTo(Stacking.of(pathway, PartPolicy.NONE, parts));
    }

    @Property(tries = 1000)
    void isNotChangedByLaterResults(@ForAll long seed) {
        Random random = new Random(seed);
        Pathway pathway = pathway(random);
        List<StackPart> parts = parts(random, pathway);
        StackProgress before = Stacking.of(pathway, PartPolicy.NONE, parts);
        if (before instanceof Complete complete) {
            List<StackPart> more = new ArrayList<>(parts);
            more.add(part(random, pathway, 99, complete.completedOn().plusDays(1 + random.nextInt(90)), Set.of()));

            assertThat(Stacking.of(pathway, PartPolicy.NONE, more)).isEqualTo(before);
        }
    }

    @Property(tries = 1000)
    void alwaysSaysWhatIsToGoAndWhatBecameOfEachPart(@ForAll long seed) {
        Random random = new Random(seed);
        Pathway pathway = pathway(random);
        List<StackPart> parts = parts(random, pathway);

        if (Stacking.of(pathway, PartPolicy.NONE, parts) instanceof Underway underway) {
            assertThat(underway.toGo().isEmpty()
                            && underway.residency() == null
                            && underway.credits().compareTo(underway.needed()) >= 0)
                    .as(underway.says())
                    .isFalse();
            assertThat(underway.parts().size() + underway.notCounted().size()).isEqualTo(parts.size());
            assertThat(new HashSet<>(underway.parts())).hasSameSizeAs(underway.parts());
        }
    }

    private static Pathway pathway(Random random) {
        List<Pathway.Group> groups = new ArrayList<>();
        int module = 0;
        for (int group = 0; group <= random.nextInt(2); group++) {
            List<Pathway.Module> of = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(3); i++) {
                of.add(new Pathway.Module("u" + module % 3, "M" + module++));
            }
            int kind = random.nextInt(3);
            groups.add(new Pathway.Group(
                    "g" + group,
                    kind == 0 ? Integer.valueOf(1 + random.nextInt(of.size())) : null,
                    kind == 1 ? halves(random, 6) : null,
                    of));
        }
        return new Pathway(
                "p",
                LocalizedText.of("en", "P"),
                "eciu",
                "X",
                halves(random, 12),
                random.nextBoolean() ? Integer.valueOf(6) : null,
                random.nextBoolean() ? Integer.valueOf(3 + random.nextInt(6)) : null,
                random.nextBoolean()
                        ? new Pathway.Residency(
                                "u0",
                                new BigDecimal(List.of("0.25", "0.4", "0.5").get(random.nextInt(3))))
                        : null,
                random.nextBoolean() ? FIRST.plusDays(30) : null,
                null,
                groups);
    }

    private static BigDecimal halves(Random random, int most) {
        return new BigDecimal(1 + random.nextInt(2 * most)).multiply(new BigDecimal("0.5"));
    }

    private static List<StackPart> parts(Random random, Pathway pathway) {
        List<StackPart> parts = new ArrayList<>();
        for (int i = 0; i < random.nextInt(9); i++) {
            Set<CompletionKey> containedIn = parts.isEmpty() || random.nextInt(4) > 0
                    ? Set.of()
                    : Set.of(parts.get(random.nextInt(parts.size())).key());
            parts.add(part(random, pathway, i, FIRST.plusDays(random.nextInt(400)), containedIn));
        }
        return parts;
    }

    private static StackPart part(
            Random random, Pathway pathway, int number, LocalDate day, Set<CompletionKey> containedIn) {
        List<Pathway.Module> modules = pathway.modules();
        Pathway.Module module = modules.get(random.nextInt(modules.size()));
        CompletionKey key = new CompletionKey(module.university(), "k" + number);
        return new StackPart(
                key,
                CredentialIds.of(key, 1),
                module.opportunity(),
                random.nextInt(10) == 0 ? null : halves(random, 5),
                null,
                random.nextInt(10) == 0 ? null : Integer.valueOf(5 + random.nextInt(3)),
                day,
                containedIn);
    }

    private static boolean anyChoice(Pathway pathway, List<StackPart> parts) {
        return IntStream.range(0, 1 << parts.size())
                .mapToObj(bits -> IntStream.range(0, parts.size())
                        .filter(i -> (bits >> i & 1) == 1)
                        .mapToObj(parts::get)
                        .toList())
                .anyMatch(choice -> fulfils(pathway, choice, parts));
    }

    /** The pathway's words once more, as plainly as they can be written. */
    private static boolean fulfils(Pathway pathway, List<StackPart> choice, List<StackPart> all) {
        if (choice.stream().anyMatch(part -> !counts(pathway, part)) || choice.isEmpty()) {
            return false;
        }
        for (StackPart one : choice) {
            for (StackPart other : choice) {
                boolean overlap = one.module().equals(other.module()) || contains(one, other.key(), all);
                if (one != other && overlap) {
                    return false;
                }
            }
        }
        LocalDate first = choice.stream()
                .map(StackPart::completedOn)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = choice.stream()
                .map(StackPart::completedOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        BigDecimal total = sum(choice);
        Pathway.Residency residency = pathway.residency();
        return (pathway.months() == null || !last.isAfter(first.plusMonths(pathway.months())))
                && total.compareTo(pathway.credits()) >= 0
                && pathway.groups().stream().allMatch(group -> fulfils(group, choice))
                && (residency == null
                        || sum(choice.stream()
                                                .filter(part ->
                                                        part.key().university().equals(residency.university()))
                                                .toList())
                                        .compareTo(total.multiply(residency.share()))
                                >= 0);
    }

    private static boolean fulfils(Pathway.Group group, List<StackPart> choice) {
        List<StackPart> inGroup = choice.stream()
                .filter(part -> group.of().contains(part.module()))
                .toList();
        Integer modules = group.modules();
        return modules != null
                ? inGroup.size() >= modules
                : sum(inGroup).compareTo(Optional.ofNullable(group.credits()).orElseThrow()) >= 0;
    }

    private static boolean counts(Pathway pathway, StackPart part) {
        Integer level = part.level();
        return part.ects() != null
                && (pathway.minimumLevel() == null || level != null && level >= pathway.minimumLevel())
                && (pathway.validFrom() == null || !part.completedOn().isBefore(pathway.validFrom()));
    }

    /** Containers come before what they contain in these tests, so that there is no circle. */
    private static boolean contains(StackPart inner, CompletionKey outer, List<StackPart> all) {
        return inner.containedIn().contains(outer)
                || all.stream()
                        .filter(part -> inner.containedIn().contains(part.key()))
                        .anyMatch(part -> contains(part, outer, all));
    }

    private static BigDecimal sum(List<StackPart> parts) {
        return parts.stream()
                .map(StackPart::ects)
                .map(ects -> Optional.ofNullable(ects).orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
