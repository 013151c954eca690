package eu.passerelle.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pathway that one learner is on. */
final class SampleStacks implements StackDesk {

    static final UUID LEARNER = UUID.fromString("11111111-2222-4333-8444-555555555555");
    private static final String PATHWAY = "responsible-data";

    @Override
    public List<PathwayView> pathways() {
        return List.of(new PathwayView(
                PATHWAY,
                Map.of("en", "Responsible Data"),
                "eciu",
                "RD-5",
                new BigDecimal("5"),
                6,
                24,
                List.of(
                        new GroupView("core", 2, null, List.of("tampere/MC-1", "twente/MC-2")),
                        new GroupView(
                                "electives", null, new BigDecimal("2"), List.of("trento/MC-100", "aveiro/MC-101"))),
                12,
                3,
                Map.of("1 module to go (core: 1)", 3L)));
    }

    @Override
    public Optional<LearnerPage> learners(String pathway, @Nullable UUID after, int most) {
        return pathway.equals(PATHWAY)
                ? Optional.of(new LearnerPage(
                        List.of(
                                new LearnerView(LEARNER, false, "3 of 5 ECTS, 1 module to go (core: 1)", null),
                                new LearnerView(
                                        UUID.fromString("21111111-2222-4333-8444-555555555555"),
                                        true,
                                        "5 ECTS, complete since 2026-06-01",
                                        "responsible-data/21111111-2222-4333-8444-555555555555")),
                        null))
                : Optional.empty();
    }

    @Override
    public Optional<ProgressView> progress(String pathway, UUID learner, String who) {
        if (pathway.equals("broken")) {
            throw new PathwaysUnreadable("broken.yaml, line 5: unknown key 'creditz'", new IllegalStateException());
        }
        return pathway.equals(PATHWAY) && learner.equals(LEARNER)
                ? Optional.of(new ProgressView(
                        PATHWAY,
                        LEARNER,
                        false,
                        new BigDecimal("3"),
                        new BigDecimal("5"),
                        "3 of 5 ECTS, 1 module to go (core: 1)",
                        List.of(new PartView(
                                "tampere", "MC-1", new BigDecimal("3"), LocalDate.of(2026, 6, 1), LEARNER)),
                        List.of(new ToGoView("core", 1, BigDecimal.ZERO, List.of("twente/MC-2"))),
                        List.of(),
                        null))
                : Optional.empty();
    }
}
