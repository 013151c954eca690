package eu.passerelle.sis.oneroster;

import eu.passerelle.model.LearnerIdentifier.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a university says of its gradebook because OneRoster does not: which line items are completions, and what passes.
 *
 * @param categories sourcedIds of the categories whose line items stand for a completed course, for example that of
 *     final grades; {@code *} takes every line item, each assignment too
 * @param scale the hub's grading scale of all results; {@code unknown} when absent
 * @param scales the hub's grading scale by sourcedId of a score scale, before {@code scale}
 * @param passShare a score passes from this share of the range between resultValueMin and resultValueMax, 0 to 1; when
 *     absent the grading scale tells
 * @param failing text scores that do not pass, in any case; when given, every other one passes
 * @param userIds what a type of {@code userIds} is: {@code esi} is ESI and {@code europass} is WALLET when absent
 */
public record GradebookRules(
        List<String> categories,
        @Nullable String scale,
        @Nullable Map<String, String> scales,
        @Nullable BigDecimal passShare,
        @Nullable List<String> failing,
        @Nullable Map<String, Kind> userIds) {

    private static final String EVERY = "*";
    private static final Map<String, Kind> USUAL_IDS = Map.of("esi", Kind.ESI, "europass", Kind.WALLET);

    public GradebookRules {
        if (categories.isEmpty()) {
            throw new IllegalArgumentException(
                    "'categories' must name the categories of line items that stand for completed courses, or be ['*']");
        }
        if (passShare != null && (passShare.signum() < 0 || passShare.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("'passShare' must be 0 to 1, not " + passShare);
        }
        categories = List.copyOf(categories);
        scales = scales == null ? null : Map.copyOf(scales);
        failing = failing == null ? null : List.copyOf(failing);
        userIds = userIds == null ? null : Map.copyOf(userIds);
    }

    boolean reads(@Nullable String category) {
        return categories.contains(EVERY) || category != null && categories.contains(category);
    }

    String scaleOf(@Nullable String scoreScale) {
        String own = scales == null || scoreScale == null ? null : scales.get(scoreScale);
        return own != null ? own : scale == null ? "unknown" : scale;
    }

    /** Null where the text does not tell. */
    @Nullable
    Boolean passes(String textScore) {
        return failing == null ? null : (Boolean) failing.stream().noneMatch(textScore::equalsIgnoreCase);
    }

    @Nullable
    Kind identifier(String type) {
        Map<String, Kind> known = userIds == null ? USUAL_IDS : userIds;
        String wanted = type.toLowerCase(Locale.ROOT);
        Set<Kind> kinds = known.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        return kinds.stream().findFirst().orElse(null);
    }
}
