package eu.passerelle.connectors.roster;

import java.util.regex.Pattern;

/**
 * A column of the roster with a number by which a SIS knows its learners.
 *
 * @param column name in the first line; case does not count there
 * @param form of a whole number; what does not match names no learner
 */
public record RosterNumber(String column, Pattern form) {

    public static RosterNumber of(String column, String form) {
        return new RosterNumber(column, Pattern.compile(form));
    }

    public boolean accepts(String number) {
        return form.matcher(number).matches();
    }
}
