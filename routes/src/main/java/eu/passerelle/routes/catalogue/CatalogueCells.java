package eu.passerelle.routes.catalogue;

import eu.passerelle.model.Credits;
import eu.passerelle.model.LearningOpportunity;
import eu.passerelle.model.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An opportunity as a line of a catalogue's file: what the SIS says is written down before a person says more. */
public final class CatalogueCells {

    private CatalogueCells() {}

    /** By column; what is not known is absent. */
    public static Map<String, String> of(LearningOpportunity entry) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("code", entry.code());
        text(cells, "title", entry.title());
        text(cells, "description", entry.description());
        text(cells, "prerequisites", entry.prerequisites());
        put(cells, "kind", entry.kind());
        put(cells, "assessment", entry.assessment());
        put(cells, "participation", entry.participation());
        put(cells, "identity", entry.identityVerification());
        put(
                cells,
                "outcomes",
                entry.outcomes().stream()
                        .map(outcome -> outcome.title().in("en"))
                        .toList());
        Credits credits = entry.credits();
        if (credits != null && credits.ects() != null) {
            put(cells, "ects", credits.ects().toPlainString());
        }
        if (entry.workload() != null) {
            put(cells, "workload_hours", entry.workload().toHours());
        }
        put(cells, "eqf", entry.eqfLevel());
        put(cells, "national_level", entry.nationalLevel());
        if (entry.qualityAssurance() != null) {
            put(cells, "quality_type", entry.qualityAssurance().type());
            text(cells, "quality_agency", entry.qualityAssurance().agency());
            put(cells, "quality_reference", entry.qualityAssurance().reference());
        }
        put(
                cells,
                "stackable_towards",
                entry.stackability() == null ? null : entry.stackability().towards());
        put(cells, "esco", entry.escoSkills());
        put(cells, "challenges", entry.challenges());
        put(cells, "sdgs", entry.sdgs());
        put(cells, "isced", entry.iscedF());
        put(cells, "languages", entry.languages());
        put(cells, "homepage", entry.homepage());
        return cells;
    }

    private static void put(Map<String, String> cells, String column, @Nullable Object value) {
        String cell = switch (value) {
            case null -> "";
            case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
            case List<?> several -> several.stream().map(String::valueOf).collect(Collectors.joining("|"));
            default -> value.toString();
        };
        if (!cell.isEmpty()) {
            cells.put(column, cell);
        }
    }

    private static void text(Map<String, String> cells, String column, @Nullable LocalizedText text) {
        if (text != null) {
            text.byLanguage().forEach((language, words) -> {
                if (language.equals("en")) {
                    cells.put(column, words);
                } else if (language.matches("[a-z]{2}")) {
                    cells.put(column + "_" + language, words);
                }
            });
        }
    }
}
