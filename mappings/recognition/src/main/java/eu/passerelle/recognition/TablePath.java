package eu.passerelle.recognition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whose table a file is and from when it holds; its name says both: {@code release.dmn},
 * {@code release@2027-01-01.dmn}, {@code awarding/aveiro/release.dmn}.
 *
 * @param university null for the alliance's own
 * @param from the first day on which it holds; null: from ever
 */
record TablePath(
        Scope scope,
        @Nullable String university,
        String table,
        @Nullable LocalDate from) {

    /** In the order in which they win: what the receiving university says goes before all. */
    enum Scope {
        RECEIVING,
        AWARDING,
        ALLIANCE
    }

    private static final Pattern FORM = Pattern.compile(
            "(?:(awarding|receiving)/([a-z][a-z0-9-]{1,39})/)?([a-z][a-z0-9-]{1,39})(?:@(\\d{4}-\\d{2}-\\d{2}))?\\.dmn");

    /** @throws DecisionTableInvalid the name cannot be understood */
    static TablePath of(String path) {
        Matcher form = FORM.matcher(path);
        if (!form.matches()) {
            throw new DecisionTableInvalid(
                    List.of(path + ": name it <table>.dmn or <table>@<first day, like 2027-01-31>.dmn, in lower case,"
                            + " in this directory or below awarding/<university>/ or receiving/<university>/"));
        }
        Scope scope = form.group(1) == null
                ? Scope.ALLIANCE
                : form.group(1).equals("awarding") ? Scope.AWARDING : Scope.RECEIVING;
        return new TablePath(scope, form.group(2), form.group(3), day(path, form.group(4)));
    }

    private static @Nullable LocalDate day(String path, @Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new DecisionTableInvalid(List.of(path + ": '" + text + "' is no day of the calendar"), e);
        }
    }

    /** The path without date and ending: what the files of one table have in common. */
    String key() {
        return (scope == Scope.ALLIANCE ? "" : scope.name().toLowerCase(Locale.ROOT) + "/" + university + "/") + table;
    }

    boolean isInForce(LocalDate day) {
        return from == null || !from.isAfter(day);
    }

    boolean isOwnOf(String receiving) {
        return scope == Scope.RECEIVING && receiving.equals(university);
    }

    boolean isOf(@Nullable String awarding, @Nullable String receiving) {
        return switch (scope) {
            case ALLIANCE -> true;
            case AWARDING -> university != null && university.equals(awarding);
            case RECEIVING -> university != null && university.equals(receiving);
        };
    }
}
