package eu.passerelle.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an alert says. Made of ids, counts, dates and words of our own: never of what a SIS, a target or a person wrote.
 *
 * @param rule name of the rule, for example {@code FAILED_SHARE}
 * @param university null for what belongs to none
 * @param target delivery target; null where none is meant
 * @param responsible who must act: {@code UNIVERSITY}, {@code RECIPIENT} or {@code HUB}
 * @param what happened, in one sentence that names the university
 * @param todo what to do
 * @param path of the page that shows it, below the hub's address
 */
public record AlertText(
        String rule,
        @Nullable String university,
        @Nullable String target,
        String responsible,
        String what,
        String todo,
        String path) {

    static AlertText of(ResultSet row) throws SQLException {
        return new AlertText(
                Objects.requireNonNull(row.getString("rule")),
                row.getString("university"),
                row.getString("target"),
                Objects.requireNonNull(row.getString("responsible")),
                Objects.requireNonNull(row.getString("what")),
                Objects.requireNonNull(row.getString("todo")),
                Objects.requireNonNull(row.getString("path")));
    }
}
