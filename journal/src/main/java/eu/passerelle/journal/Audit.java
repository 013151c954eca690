package eu.passerelle.journal;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who did or saw what, and why. */
final class Audit {

    private Audit() {}

    static void add(JdbcTemplate jdbc, String who, String action, String subject, @Nullable String detail) {
        jdbc.update(
                "insert into audit (who, action, subject, detail) values (?, ?, ?, ?)", who, action, subject, detail);
    }

    /** Begins with the university where it is of one, so that the entry is in that university's part of the log. */
    static String subject(Collection<String> universities, String what) {
        return universities.size() == 1 ? universities.iterator().next() + " " + what : what;
    }
}
