package eu.passerelle.sis.ooapi;

import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.University;
import eu.passerelle.sis.ooapi.OoapiSettings.CatalogueDefaults;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A v5 or v6 {@code Course} as a learning opportunity. What the course leaves out stays absent, so that the hub refers
 * its completions instead of guessing; only the operator's defaults fill in.
 */
final class CourseMapper {

    private final University university;
    private final CatalogueDefaults defaults;

    CourseMapper(University university, CatalogueDefaults defaults) {
        this.university = university;
        this.defaults = defaults;
    }

    /**
     * Empty for a course without a primary code or name: nothing can refer to it.
     *
     * @param outcomes the v6 learning outcomes that the course names by id
     */
    Optional<LearningOpportunity> opportunity(JsonNode course, List<JsonNode> outcomes) {
        String code = Fields.text(course.path("primaryCode"), "code");
        LocalizedText title = texts(course, "name");
        if (code == null || title == null) {
            return Optional.empty();
        }
        StudyLoad load = studyLoad(course);
        Participation participation = participation(course);
        return Optional.of(new LearningOpportunity(
                university.id(),
                code,
                title,
                texts(course, "description"),
                defaults.kind(),
                outcomes(course, outcomes),
                load.credits(),
                load.workload(),
                eqfLevel(Fields.word(course, "level")),
                null,
                defaults.assessment(),
                participation == null ? defaults.participation() : participation,
                defaults.quality(),
                texts(course, "admissionRequirements"),
                null,
                null,
                iscedF(Fields.text(course, "fieldsOfStudy")),
                languages(course),
                List.of(),
                List.of(),
                List.of(),
                Fields.text(course, "link")));
    }

    private @Nullable LocalizedText texts(JsonNode object, String name) {
        return Texts.localized(Fields.list(object, name), university.languages().getFirst());
    }

    private static StudyLoad studyLoad(JsonNode course) {
        try {
            return StudyLoad.of(course.path("studyLoad"));
        } catch (Unreadable e) {
            return new StudyLoad(null, null);
        }
    }

    /** v5: a list of typed-string lists; v6: objects with a name, expanded or fetched by {@code learningOutcomeIds}. */
    private List<LearningOutcome> outcomes(JsonNode course, List<JsonNode> fetched) {
        Stream<JsonNode> named = Stream.concat(Fields.list(course, "learningOutcomes").stream(), fetched.stream());
        return named.map(outcome -> outcome.isArray()
                        ? Texts.localized(
                                List.copyOf(outcome.values()),
                                university.languages().getFirst())
                        : outcome.has("name") ? texts(outcome, "name") : null)
                .filter(Objects::nonNull)
                .distinct()
                .map(title -> new LearningOutcome(title, List.of()))
                .toList();
    }

    /** Only levels that the standard itself equates with a level of qualification. */
    static @Nullable Integer eqfLevel(@Nullable String level) {
        return switch (level == null ? "" : level) {
            case "secondary_vocational_education_1" -> 1;
            case "secondary_vocational_education_2" -> 2;
            case "secondary_vocational_education_3" -> 3;
            case "secondary_vocational_education_4" -> 4;
            case "associate_degree" -> 5;
            case "bachelor" -> 6;
            case "master" -> 7;
            case "doctoral" -> 8;
            default -> null;
        };
    }

    /** {@code modeOfDelivery} (v5) or {@code modesOfDelivery} (v6); several different ones are blended. */
    static @Nullable Participation participation(JsonNode course) {
        Set<Participation> forms = Stream.concat(
                        Fields.list(course, "modeOfDelivery").stream(), Fields.list(course, "modesOfDelivery").stream())
                .map(Fields::text)
                .filter(Objects::nonNull)
                .map(mode -> participation(Fields.word(mode)))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return forms.size() > 1
                ? Participation.BLENDED
                : forms.stream().findFirst().orElse(null);
    }

    /** Modes that say how learners work together, not where ({@code project_based}), tell no form of participation. */
    private static Optional<Participation> participation(String mode) {
        return Optional.ofNullable(
                switch (mode) {
                    case "online", "distance_learning", "coil" -> Participation.ONLINE;
                    case "on_campus", "situated", "presential" -> Participation.ONSITE;
                    case "hybrid", "blended" -> Participation.BLENDED;
                    case "work_based" -> Participation.WORK_BASED;
                    default -> null;
                });
    }

    /** ISCED-F 2013 has four digits; the Dutch refinement's fifth and sixth are cut. */
    private static List<String> iscedF(@Nullable String field) {
        return field != null && field.matches("\\d{2,6}")
                ? List.of(field.substring(0, Math.min(4, field.length())))
                : List.of();
    }

    private static List<String> languages(JsonNode course) {
        return Stream.concat(
                        Fields.list(course, "teachingLanguage").stream(),
                        Fields.list(course, "teachingLanguages").stream())
                .map(language -> Texts.language(Fields.text(language)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
