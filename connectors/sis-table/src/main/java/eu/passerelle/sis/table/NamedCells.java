package eu.passerelle.sis.table;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.mapping.Formats;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.table.Columns.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the cells of a row the hub's names, and reads those that mean more than they say. */
final class NamedCells {

    /** Without growing while a row is named. */
    private static final int CAPACITY = 64;

    private final Columns columns;
    private final Formats formats;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Copy> copies = new ArrayList<>();
    private final Map<String, Status> statuses = new HashMap<>();
    private final int[] keyPlaces;
    private final int statusPlace;
    private final int namePlace;

    /** A cell that is taken as it is. */
    private record Copy(String name, int place) {}

    /**
     * A row under the hub's names.
     *
     * @param problem why the row cannot be used although it may have its key; null when it can
     */
    record Named(
            Map<String, @Nullable Object> fields, @Nullable String problem) {}

    /** @throws MalformedRecord when the file lacks a column */
    NamedCells(Columns columns, List<String> header) {
        this.columns = columns;
        this.formats = Objects.requireNonNullElse(columns.formats(), Formats.STANDARD);
        for (int i = 0; i < header.size(); i++) {
            places.put(header.get(i), i);
        }
        List<String> missing = columns.required().stream()
                .filter(column -> !places.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            throw new MalformedRecord("The file lacks the columns " + missing
                    + ". Export them, or correct 'columns' in the university's file.");
        }
        keyPlaces = columns.key().stream().mapToInt(this::place).toArray();
        statusPlace = columns.status() == null ? -1 : place(columns.status());
        namePlace = columns.name() == null ? -1 : place(columns.name());
        copy("given", columns.given());
        copy("family", columns.family());
        copy("born", columns.born());
        copy("esi", columns.esi());
        copy("national", columns.national());
        copy("local", columns.local());
        copy("email", columns.email());
        copy("wallet", columns.wallet());
        copy("opportunity", columns.opportunity());
        columns.title().forEach((language, column) -> copy(ColumnMapping.titleName(language), column));
        copy("date", columns.date());
        copy("grade", columns.grade());
        copy("credits", columns.credits());
        copy("language", columns.language());
        copy("awardingBody", columns.awardingBody());
        copy("recognisedFrom", columns.recognisedFrom());
        copy("partOf", columns.partOf());
        if (columns.statuses() != null) {
            columns.statuses().forEach((value, meaning) -> {
                statuses.put(word(value), meaning);
                statuses.putIfAbsent(value, meaning);
            });
        }
    }

    private void copy(String name, @Nullable String column) {
        if (column != null) {
            copies.add(new Copy(name, place(column)));
        }
    }

    private int place(String column) {
        return Objects.requireNonNull(places.get(column));
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    Named name(@Nullable Object[] cells) {
        Map<String, @Nullable Object> fields = new HashMap<>(CAPACITY);
        for (Copy copy : copies) {
            fields.put(copy.name(), cells[copy.place()]);
        }
        fields.put("key", key(cells));
        fields.put("state", "final");
        fields.put("scale", columns.scale());
        if (namePlace >= 0) {
            splitName(fields, text(cells[namePlace]));
        }
        String problem = statusPlace < 0 ? null : status(fields, text(cells[statusPlace]));
        if (problem == null && columns.progress() != null) {
            problem = progress(fields, cells[place(columns.progress())]);
        }
        return new Named(fields, problem);
    }

    /** One column as it is; several as a hash, so that a number of a person among them does not show. */
    private @Nullable String key(@Nullable Object[] cells) {
        if (keyPlaces.length == 1) {
            String key = text(cells[keyPlaces[0]]);
            return key.isEmpty() ? null : key;
        }
        StringBuilder joined = new StringBuilder();
        boolean blank = true;
        for (int place : keyPlaces) {
            String part = text(cells[place]);
            blank &= part.isEmpty();
            joined.append(part).append('\u001f');
        }
        return blank ? null : "h-" + Sha256.key(joined.toString());
    }

    private static String text(@Nullable Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : cell == null ? "" : cell.toString();
    }

    /** "Family, Given"; without a comma it is not guessed which is which. */
    private static void splitName(Map<String, @Nullable Object> fields, String name) {
        int comma = name.indexOf(',');
        fields.put("family", comma < 0 ? name : name.substring(0, comma).strip());
        fields.put("given", comma < 0 ? "" : name.substring(comma + 1).strip());
    }

    private @Nullable String status(Map<String, @Nullable Object> fields, String value) {
        Status written = statuses.get(value);
        Status status = written == null ? statuses.get(word(value)) : written;
        if (status == null) {
            return "The column '" + columns.status() + "' holds a value that 'statuses' does not name.";
        }
        fields.put("withdrawn", status == Status.WITHDRAWN);
        switch (status) {
            case PASSED, FAILED -> {
                fields.put("outcome", status == Status.PASSED ? "passed" : "failed");
                gradeByStatus(fields, value);
            }
            case PROVISIONAL -> fields.put("state", "provisional");
            case WITHDRAWN -> {}
        }
        return null;
    }

    /** Without a grade, the word for having passed or failed is one of a scale of its own. */
    private static void gradeByStatus(Map<String, @Nullable Object> fields, String status) {
        if (isBlank(fields.get("grade"))) {
            fields.put("grade", status);
            fields.put("scale", "table-status");
        }
    }

    private static boolean isBlank(@Nullable Object cell) {
        return cell == null || cell.toString().isBlank();
    }

    private @Nullable String progress(Map<String, @Nullable Object> fields, @Nullable Object cell) {
        Object percent = cell instanceof String text ? text.replace("%", "").strip() : cell;
        try {
            BigDecimal share = formats.decimal(percent);
            boolean isComplete = share != null && share.compareTo(Objects.requireNonNull(columns.completeFrom())) >= 0;
            if (isComplete) {
                fields.put("outcome", "passed");
                gradeByStatus(fields, "completed");
            } else {
                fields.put("state", "provisional");
            }
            return null;
        } catch (IllegalArgumentException e) {
            return "The column '" + columns.progress() + "' holds no percentage.";
        }
    }
}
