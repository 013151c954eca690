package eu.passerelle.routes;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How tables are changed in this house.
 *
 * @param fourEyes whether a second person must confirm
 */
record TableHouse(boolean fourEyes, Clock clock) {

    /** The first day from which a change may hold. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
