package eu.passerelle.cli;

import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.UniversitySettings;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Runs with some of the universities that are configured. */
final class Chosen {

    private Chosen() {}

    /** The same configuration without the other universities. */
    static Configuration only(Collection<String> ids, Configuration configuration) {
        Map<String, UniversitySettings> universities = new TreeMap<>(configuration.universities());
        universities.keySet().retainAll(ids);
        return new Configuration(configuration.home(), configuration.hub(), universities);
    }
}
