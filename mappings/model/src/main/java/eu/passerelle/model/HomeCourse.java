package eu.passerelle.model;

import java.math.BigDecimal;

/**
 * A course of the receiving university as which credit earned elsewhere counts.
 *
 * @param code the receiving university's own
 * @param ects what the course is worth there
 * @param recognised how much of it is granted, in ECTS; never more than {@code ects}
 * @param complete whether the course counts as passed; without that the credits count towards it
 */
public record HomeCourse(String code, LocalizedText title, BigDecimal ects, BigDecimal recognised, boolean complete) {

    public HomeCourse {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a home course needs a code");
        }
        if (ects.signum() < 0 || recognised.signum() < 0 || recognised.compareTo(ects) > 0) {
            throw new IllegalArgumentException("between none and all of a course's credits can be recognised");
        }
        if (complete && recognised.compareTo(ects) < 0) {
            throw new IllegalArgumentException("a course is not complete while credits are missing");
        }
        ects = Credits.ects(ects).value();
        recognised = Credits.ects(recognised).value();
    }
}
