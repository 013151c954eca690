package eu.passerelle.sis.table;

import eu.passerelle.connectors.mapping.Formats;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds what, by the names in the header. For everything that a column alone does not say there is {@code
 * mapping}.
 *
 * @param key column with the SIS's own number of the result; several columns together make a key that shows none of
 *     them. Never one with a personal number alone
 * @param name given and family name in one column, as {@code Family, Given}; instead of the two
 * @param born date of birth
 * @param esi European Student Identifier
 * @param national personal number of the country
 * @param local student number
 * @param wallet Europass wallet address
 * @param opportunity code of the course
 * @param title by language
 * @param date day of the result
 * @param status column whose values {@code statuses} explains
 * @param statuses value of the status column, case ignored, to what it means; another value is refused, never guessed
 * @param scale grading scale of the hub, for example {@code lt-1-10}; it tells pass or fail where there is no status
 * @param creditUnit as in the hub's table of units, {@code ects} when absent
 * @param progress share of the course that the learner completed, in percent, for exports that have no grade
 * @param completeFrom progress from which the course counts as completed; below it the result is provisional
 * @param recognisedFrom filled where the result is recognised from elsewhere: who awarded it
 * @param formats of dates and numbers
 */
public record Columns(
        List<String> key,
        @Nullable String given,
        @Nullable String family,
        @Nullable String name,
        @Nullable String born,
        @Nullable String esi,
        @Nullable String national,
        @Nullable String local,
        @Nullable String email,
        @Nullable String wallet,
        @Nullable String opportunity,
        Map<String, String> title,
        String date,
        @Nullable String status,
        @Nullable Map<String, Status> statuses,
        @Nullable String grade,
        @Nullable String scale,
        @Nullable String credits,
        @Nullable String creditUnit,
        @Nullable String progress,
        @Nullable BigDecimal completeFrom,
        @Nullable String language,
        @Nullable String awardingBody,
        @Nullable String recognisedFrom,
        @Nullable String partOf,
        @Nullable Formats formats) {

    /** What a value of the status column means. */
    public enum Status {
        PASSED,
        FAILED,
        /** Not decided yet, or still under way. */
        PROVISIONAL,
        WITHDRAWN
    }

    public Columns {
        // absent ones are reported as missing by who reads the file
        key = key == null ? null : List.copyOf(key);
        title = title == null ? null : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(title));
        if (key != null && key.isEmpty() || title != null && title.isEmpty()) {
            throw new IllegalArgumentException("'key' and 'title' need at least one column each");
        }
        if (title != null && !title.keySet().stream().allMatch(tag -> tag.matches("[a-z]{2,3}(-[A-Z][a-z]{3})?"))) {
            throw new IllegalArgumentException("'title' is by language, for example {lt: Dalykas, en: Course}");
        }
        if ((name == null) == (given == null && family == null)) {
            throw new IllegalArgumentException("'columns' needs either 'given' and 'family', or 'name'");
        }
        if ((status == null) != (statuses == null)) {
            throw new IllegalArgumentException("'status' and 'statuses' belong together: the column, and what it says");
        }
        if (statuses != null
                && statuses.keySet().stream()
                                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                                .distinct()
                                .count()
                        < statuses.size()) {
            throw new IllegalArgumentException("'statuses' names a value twice; case does not count");
        }
        if (grade != null && scale == null) {
            throw new IllegalArgumentException("'grade' needs 'scale', for example pt-0-20");
        }
        if ((progress == null) != (completeFrom == null)) {
            throw new IllegalArgumentException("'progress' and 'completeFrom' belong together");
        }
    }

    /** All columns that a file must have. */
    List<String> required() {
        return Stream.of(
                        key.stream(),
                        title.values().stream(),
                        Stream.of(date),
                        Stream.of(
                                        given,
                                        family,
                                        name,
                                        born,
                                        esi,
                                        national,
                                        local,
                                        email,
                                        wallet,
                                        opportunity,
                                        status,
                                        grade,
                                        credits,
                                        progress,
                                        language,
                                        awardingBody,
                                        recognisedFrom,
                                        partOf)
                                .filter(column -> column != null)
                                .map(String::valueOf))
                .flatMap(columns -> columns)
                .distinct()
                .collect(Collectors.toList());
    }
}
