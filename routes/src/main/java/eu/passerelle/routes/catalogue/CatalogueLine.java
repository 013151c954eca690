package eu.passerelle.routes.catalogue;

import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.IdentityVerification;
import eu.passerelle.model.LearningOpportunity.LearningOutcome;
import eu.passerelle.model.LearningOpportunity.MicroCredentialKind;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.model.LearningOpportunity.Stackability;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one line of a catalogue file; every problem names its column. */
final class CatalogueLine {

    /** {@code title} and other texts are English; {@code title_fi} and so on are the same in another language. */
    static final List<String> COLUMNS = List.of(
            "code",
            "title",
            "description",
            "kind",
            "outcomes",
            "ects",
            "workload_hours",
            "eqf",
            "national_level",
            "assessment",
            "participation",
            "quality_type",
            "quality_agency",
            "quality_reference",
            "prerequisites",
            "identity",
            "stackable_towards",
            "isced",
            "languages",
            "esco",
            "challenges",
            "sdgs",
            "homepage");

    private static final String TRANSLATED = "(title|description|prerequisites|quality_agency)_[a-z]{2}";

    private static final String ESCO_SKILL = "http://data\\.europa\\.eu/esco/skill/[0-9A-Za-z.-]+";

    private final String university;
    private final CSVRecord line;

    CatalogueLine(String university, CSVRecord line) {
        this.university = university;
        this.line = line;
    }

    static boolean knows(String column) {
        return COLUMNS.contains(column) || column.matches(TRANSLATED);
    }

    LearningOpportunity opportunity() {
        String code = require("code");
        LocalizedText title = text("title");
        if (title == null) {
            throw new IllegalArgumentException("the column 'title' is empty; every opportunity needs a title.");
        }
        return new LearningOpportunity(
                university,
                code,
                title,
                text("description"),
                choice("kind", MicroCredentialKind.class),
                values("outcomes").stream()
                        .map(outcome -> new LearningOutcome(LocalizedText.of("en", outcome), List.of()))
                        .toList(),
                credits(),
                workload(),
                whole("eqf"),
                cell("national_level"),
                choice("assessment", AssessmentType.class),
                choice("participation", Participation.class),
                quality(),
                text("prerequisites"),
                choice("identity", IdentityVerification.class),
                cell("stackable_towards") == null ? null : new Stackability(true, values("stackable_towards")),
                values("isced"),
                values("languages"),
                skills(),
                values("challenges"),
                values("sdgs").stream().map(Integer::valueOf).toList(),
                cell("homepage"));
    }

    /** Confirmed by a person: they go into credentials, whose profile takes only ESCO's URIs. */
    private List<String> skills() {
        List<String> skills = values("esco");
        for (String skill : skills) {
            if (!skill.matches(ESCO_SKILL)) {
                throw new IllegalArgumentException("the column 'esco' says '" + skill
                        + "', which is no URI of an ESCO skill; those begin with http://data.europa.eu/esco/skill/, several"
                        + " are separated by |.");
            }
        }
        return skills;
    }

    private @Nullable QualityAssurance quality() {
        QualityAssurance.Type type = choice("quality_type", QualityAssurance.Type.class);
        LocalizedText agency = text("quality_agency");
        if (type == null) {
            return null;
        }
        if (agency == null) {
            throw new IllegalArgumentException(
                    "the column 'quality_agency' is empty; name who assures the quality, the university itself if"
                            + " quality_type is internal.");
        }
        return new QualityAssurance(type, agency, cell("quality_reference"));
    }

    private @Nullable Credits credits() {
        BigDecimal ects = number("ects");
        return ects == null ? null : Credits.ects(ects);
    }

    private @Nullable Duration workload() {
        BigDecimal hours = number("workload_hours");
        return hours == null
                ? null
                : Duration.ofMinutes(hours.multiply(BigDecimal.valueOf(60)).longValue());
    }

    private @Nullable LocalizedText text(String column) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        String english = cell(column);
        if (english != null) {
            byLanguage.put("en", english);
        }
        line.toMap().forEach((name, value) -> {
            if (name.matches(TRANSLATED) && name.startsWith(column + "_") && !value.isBlank()) {
                byLanguage.put(name.substring(column.length() + 1), value);
            }
        });
        return byLanguage.isEmpty() ? null : new LocalizedText(byLanguage);
    }

    private <E extends Enum<E>> @Nullable E choice(String column, Class<E> type) {
        String value = cell(column);
        if (value == null) {
            return null;
        }
        String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("the column '" + column + "' says '" + value + "'; it may say "
                                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT) + "."));
    }

    private @Nullable Integer whole(String column) {
        BigDecimal number = number(column);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the column '" + column + "' must be a whole number.", e);
        }
    }

    private @Nullable BigDecimal number(String column) {
        String value = cell(column);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the column '" + column + "' says '" + value
                            + "', which is not a number; write decimals with a dot.",
                    e);
        }
    }

    private List<String> values(String column) {
        String value = cell(column);
        return value == null
                ? List.of()
                : Arrays.stream(value.split("\\|"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private String require(String column) {
        String value = cell(column);
        if (value == null) {
            throw new IllegalArgumentException("the column '" + column + "' is empty.");
        }
        return value;
    }

    private @Nullable String cell(String column) {
        String value = line.isMapped(column) && line.isSet(column) ? line.get(column) : "";
        return value.isBlank() ? null : value;
    }
}
