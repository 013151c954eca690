package eu.passerelle.routes;

import eu.passerelle.dashboard.Configurations.Draft;
import eu.passerelle.dashboard.Configurations.Standing;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;

/** One start of an instance, as far as its universities go. */
record Instance(ActiveVersions active, Standings standings) {

    static Instance start(Home home, ConfigurationVersions versions) {
        Configuration configuration = home.open();
        Connecting connecting = new Connecting(configuration, Clock.systemUTC());
        ActiveVersions active = new ActiveVersions(configuration, connecting, versions, connecting.targets());
        active.start();
        return new Instance(active, new Standings(configuration.files(), versions, active));
    }

    int version(String university) {
        return active.connections()
                .university(university)
                .map(ConnectedUniversity::version)
                .map(ConfigurationVersion::version)
                .orElse(0);
    }

    String name(String university) {
        return active.connections()
                .university(university)
                .map(connected -> connected.settings().name().get("en"))
                .orElse("");
    }

    Draft draft(String university) {
        return standings.of(university).map(Standing::draft).orElseThrow();
    }

    String says(String university) {
        return standings.of(university).map(Standing::says).orElse("");
    }
}
