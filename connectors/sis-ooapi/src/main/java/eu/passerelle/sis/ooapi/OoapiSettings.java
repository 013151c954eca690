package eu.passerelle.sis.ooapi;

import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.model.LocalizedText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code sis:} section of a university with {@code protocol: ooapi}.
 *
 * @param base address of the service root, for example {@code https://ooapi.example.nl/v5}
 * @param auth absent for services that ask for nothing
 * @param pageSize one of the standard's page sizes; 100 when absent
 * @param courses primary codes of the only courses to read; all when absent
 * @param scaleDefault grading scale of offerings that do not name a result value type
 * @param expandPersons asks for persons within the associations ({@code expand=person}), which the standard does not
 *     define for lists but many services understand; else each person is fetched once and kept for minutes
 * @param completedIsFinal takes a v6 result that is completed and says nothing of {@code final} for final, against the
 *     standard, whose default is not final
 * @param recognitionField name of the non-standard field, in {@code ext} or {@code consumer}, that says where a
 *     recognised result comes from; {@code recognisedFrom} when absent
 * @param defaults what the catalogue falls back to
 */
public record OoapiSettings(
        URI base,
        OoapiVersion version,
        @Nullable HttpAuthentication auth,
        @Nullable Integer pageSize,
        @Nullable List<String> courses,
        @Nullable String scaleDefault,
        @Nullable Boolean expandPersons,
        @Nullable Boolean completedIsFinal,
        @Nullable String recognitionField,
        @Nullable CatalogueDefaults defaults) {

    private static final List<Integer> PAGE_SIZES = List.of(10, 20, 50, 100, 250);

    public OoapiSettings {
        if (!base.isAbsolute() || base.getRawQuery() != null) {
            throw new IllegalArgumentException("base must be an absolute address without a query, not " + base);
        }
        if (pageSize != null && !PAGE_SIZES.contains(pageSize)) {
            throw new IllegalArgumentException("pageSize must be one of " + PAGE_SIZES + ", not " + pageSize);
        }
        courses = courses == null ? null : List.copyOf(courses);
    }

    /** Settings with every optional key absent. */
    public static OoapiSettings of(URI base, OoapiVersion version, @Nullable HttpAuthentication auth) {
        return new OoapiSettings(base, version, auth, null, null, null, null, null, null, null);
    }

    int rows() {
        return pageSize == null ? 100 : pageSize;
    }

    boolean reads(@Nullable String courseCode) {
        return courses == null || courses.contains(courseCode);
    }

    boolean expandsPersons() {
        return Boolean.TRUE.equals(expandPersons);
    }

    boolean takesCompletedForFinal() {
        return Boolean.TRUE.equals(completedIsFinal);
    }

    String recognitionKey() {
        return recognitionField == null ? "recognisedFrom" : recognitionField;
    }

    CatalogueDefaults fallback() {
        return defaults == null ? new CatalogueDefaults(null, null, null, null) : defaults;
    }

    /**
     * What a university says of all its courses because OOAPI has no field for it or its courses leave it out. Only
     * what is absent in a course is filled in.
     */
    public record CatalogueDefaults(
            @Nullable Quality qualityAssurance,
            @Nullable AssessmentType assessment,
            @Nullable Participation participation,
            @Nullable MicroCredentialKind kind) {

        @Nullable
        QualityAssurance quality() {
            return qualityAssurance == null ? null : qualityAssurance.toModel();
        }
    }

    /**
     * Quality assurance of all courses.
     *
     * @param agency by language, at least one
     * @param reference decision or register entry, an IRI
     */
    public record Quality(
            QualityAssurance.Type type,
            Map<String, String> agency,
            @Nullable String reference) {

        public Quality {
            agency = new LocalizedText(agency).byLanguage();
        }

        QualityAssurance toModel() {
            return new QualityAssurance(type, new LocalizedText(agency), reference);
        }
    }
}
