package eu.passerelle.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a register says of who may award: covers an award, and stands in accredited credentials as their evidence. A limit
 * that is not set limits nothing.
 *
 * @param id of the record in its register, an IRI where the register gives one (QDR)
 * @param source where it was found, often the address of the decision
 * @param agency that accredits, as far as it is known
 * @param agencyCountry ISO 3166-1 alpha-3
 * @param until last day; null for one without an end
 * @param ofThisOpportunity whether the record is limited to named qualifications, of which this is one
 * @param levels EQF levels that it is limited to
 * @param fields ISCED-F codes that it is limited to; one of two digits covers all below it
 * @param countries ISO 3166-1 alpha-3 where the awarding body may be
 */
public record AccreditationRecord(
        String id,
        String source,
        Kind kind,
        LocalizedText agency,
        String agencyCountry,
        LocalDate from,
        @Nullable LocalDate until,
        boolean ofThisOpportunity,
        List<Integer> levels,
        List<String> fields,
        List<String> countries) {

    public AccreditationRecord {
        levels = List.copyOf(levels);
        fields = List.copyOf(fields);
        countries = List.copyOf(countries);
    }

    /** The types that the EU's list of accreditations has. */
    public enum Kind {
        INSTITUTION_LICENCE,
        INSTITUTION_QUALITY,
        PROGRAMME_LICENCE,
        PROGRAMME_QUALITY
    }
}
