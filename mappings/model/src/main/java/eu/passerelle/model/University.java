package eu.passerelle.model;

import java.time.ZoneId;
import java.util.List;

/**
 * An organisation whose SIS the hub reads.
 *
 * @param id short name, also the name of its configuration file, for example {@code tampere}
 * @param languages BCP 47 languages that its credentials are shown in; the first is the primary one
 * @param zone time zone of its dates and schedules
 */
public record University(String id, Organisation organisation, List<String> languages, ZoneId zone) {

    public University {
        if (!id.matches("[a-z][a-z0-9-]{1,39}")) {
            throw new IllegalArgumentException("a university's id is 2 to 40 lower case letters, digits or '-'");
        }
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a university needs at least one language");
        }
        languages = List.copyOf(languages);
    }
}
