package eu.passerelle.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From when and until when a credential holds. */
final class ValidityDates {

    private ValidityDates() {}

    /** @param until absent: for ever */
    static void check(@Nullable String from, @Nullable String until, Instant now, Findings out) {
        Optional<Instant> begins = moment(from, false);
        Optional<Instant> ends = moment(until, true);
        if (from != null && begins.isEmpty() || until != null && ends.isEmpty()) {
            out.failed(Check.DATES, "unreadable", List.of());
        } else if (begins.isPresent() && begins.get().isAfter(now)) {
            out.failed(Check.DATES, "early", List.of(), CertificateCheck.day(begins.get()));
        } else if (ends.isPresent() && !ends.get().isAfter(now)) {
            out.failed(Check.DATES, "ended", List.of(), CertificateCheck.day(ends.get()));
        } else if (ends.isPresent()) {
            out.ok(Check.DATES, "until", CertificateCheck.day(ends.get()));
        } else {
            out.ok(Check.DATES, "ever");
        }
    }

    /** @param end whether a day means its end */
    private static Optional<Instant> moment(@Nullable String text, boolean end) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return Optional.of((end ? day.plusDays(1) : day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
