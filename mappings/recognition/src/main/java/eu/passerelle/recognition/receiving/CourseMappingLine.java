package eu.passerelle.recognition.receiving;

import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.RecognitionBasis;
import eu.passerelle.recognition.receiving.CourseMapping.TargetCourse;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one line of {@code courses.csv}; every problem names its column and the repair. */
record CourseMappingLine(CSVRecord cells, long number) {

    /** {@code title} is English; {@code title_fi} and so on are the same in another language. */
    static final List<String> COLUMNS = List.of(
            "group",
            "partner",
            "partner_course",
            "home_course",
            "title",
            "ects",
            "repeatable",
            "valid_from",
            "valid_until",
            "basis",
            "source",
            "reviewed_by");

    private static final String TRANSLATED = "title_[a-z]{2}";
    private static final String GROUP = "[A-Za-z0-9][A-Za-z0-9._-]{0,59}";

    static boolean knows(String column) {
        return COLUMNS.contains(column) || column.matches(TRANSLATED);
    }

    String group() {
        String group = require("group", "give every line the id of its group, for example 'data-ethics-2026'");
        if (!group.matches(GROUP)) {
            throw new IllegalArgumentException(
                    "the column 'group' may have up to 60 letters, digits, '.', '-' and '_', not '" + group + "'.");
        }
        return group;
    }

    /** Empty where the line names no course of a partner. */
    Optional<PartnerCourse> partnerCourse() {
        String partner = cell("partner");
        String code = cell("partner_course");
        if (partner == null && code == null) {
            return Optional.empty();
        }
        return Optional.of(new PartnerCourse(
                require("partner", "name the university of '" + code + "' by the id of its configuration file"),
                require("partner_course", "write the course's code as the partner's SIS writes it")));
    }

    /** Empty where the line names no course at home. */
    Optional<TargetCourse> homeCourse() {
        String code = cell("home_course");
        if (code == null) {
            if (cell("title") != null || cell("ects") != null) {
                throw new IllegalArgumentException(
                        "the column 'home_course' is empty, though title or ects are there.");
            }
            return Optional.empty();
        }
        return Optional.of(new TargetCourse(code, title(), ects(), isRepeatable()));
    }

    RecognitionBasis basis() {
        String kind = require("basis", "write rule, agreement or decision");
        RecognitionBasis.Kind known = switch (kind.toLowerCase(Locale.ROOT)) {
            case "rule" -> RecognitionBasis.Kind.RULE;
            case "agreement" -> RecognitionBasis.Kind.AGREEMENT;
            case "decision" -> RecognitionBasis.Kind.DECISION;
            default ->
                throw new IllegalArgumentException(
                        "the column 'basis' says '" + kind + "'; it may say rule, agreement or decision.");
        };
        return new RecognitionBasis(known, require("source", "say where that rule, agreement or decision stands"));
    }

    String reviewedBy() {
        return require("reviewed_by", "name the office that has reviewed it");
    }

    @Nullable
    LocalDate day(String column) {
        String day = cell(column);
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the column '" + column + "' says '" + day + "', which is no day; write it as 2026-09-01.", e);
        }
    }

    /** The column's content; null where it is empty. */
    @Nullable
    String cell(String column) {
        String value = cells.isSet(column) ? cells.get(column) : "";
        return value.isBlank() ? null : value;
    }

    private LocalizedText title() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", require("title", "write the home course's title in English"));
        cells.toMap().forEach((column, text) -> {
            if (column.matches(TRANSLATED) && !text.isBlank()) {
                texts.put(column.substring("title_".length()), text);
            }
        });
        return new LocalizedText(texts);
    }

    private BigDecimal ects() {
        String ects = require("ects", "write what the home course is worth");
        if (!ects.matches("\\d{1,3}(\\.\\d{1,4})?")) {
            throw new IllegalArgumentException(
                    "the column 'ects' says '" + ects + "', which is no number of credits; write decimals with a dot.");
        }
        return new BigDecimal(ects);
    }

    private boolean isRepeatable() {
        String word = cell("repeatable");
        if (word == null || word.equalsIgnoreCase("no")) {
            return false;
        }
        if (word.equalsIgnoreCase("yes")) {
            return true;
        }
        throw new IllegalArgumentException("the column 'repeatable' says '" + word + "'; it may say yes or no.");
    }

    private String require(String column, String repair) {
        String value = cell(column);
        if (value == null) {
            throw new IllegalArgumentException("the column '" + column + "' is empty; " + repair + ".");
        }
        return value;
    }
}
