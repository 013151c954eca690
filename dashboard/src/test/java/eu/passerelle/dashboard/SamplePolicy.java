package eu.passerelle.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A policy in which nothing ever changes, except that it refuses a trial of the file {@code broken.dmn}. */
final class SamplePolicy implements PolicyDesk {

    static final String PROBLEM = "release.dmn, table release, row 2: it overlaps with row 1";

    @Override
    public Status status() {
        return new Status(
                "0123456789ab",
                Instant.EPOCH,
                List.of(PROBLEM),
                List.of(new Table("release", "release#01234567", "May this result go on at all?")));
    }

    @Override
    public Optional<Again> again(UUID transfer, @Nullable LocalDate asOf) {
        return Optional.empty();
    }

    @Override
    public WhatIf whatIf(Trial trial) {
        if (trial.files() != null && trial.files().containsKey("broken.dmn")) {
            throw new Refused("broken.dmn: no such table is asked");
        }
        return new WhatIf("0123456789ab", trial.asOf(), 7, 0, 0, 0, List.of(), List.of(), List.of());
    }

    @Override
    public Completeness completeness(String university) {
        return new Completeness(university, 7, List.of(new Element(8, "level", true, "eqf in the catalogue", 3)));
    }
}
