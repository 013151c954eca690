package eu.passerelle.cli;

import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A running hub with Twente, to which Springfield is added; and the commands of those who do it. */
final class ActivationStage implements AutoCloseable {

    static final String ID = Springfield.ID;

    final Site site;
    final DemoAlliance alliance;
    final Springfield springfield;
    private final Map<String, String> environment;
    private RunningHub hub;

    ActivationStage(String name) {
        site = Site.ready(name).keep(List.of("twente")).unscheduled();
        alliance = site.alliance(20);
        springfield = new Springfield(site);
        environment = site.environment(alliance, 0);
        site.settle(environment);
        hub = new RunningHub(Configuration.open(site.config(), environment));
    }

    RunningHub hub() {
        return hub;
    }

    void startAgain() {
        hub.close();
        hub = new RunningHub(Configuration.open(site.config(), environment));
    }

    /** A command that must end well. */
    String run(String... arguments) {
        return Command.run(here(arguments));
    }

    Command.Ended end(String... arguments) {
        return Command.end(here(arguments));
    }

    private String[] here(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = hub.address();
        return all;
    }

    void sync(String university) {
        hub.sync(Set.of(university));
        hub.awaitRest();
    }

    Sums sums(String university) {
        return hub.journal().sums().getOrDefault(university, Sums.NONE);
    }

    SyncRun lastRun(String university) {
        return hub.journal().runs(university, 1).getFirst();
    }

    int active(String university) {
        return configuration(university).path("active").asInt();
    }

    JsonNode configuration(String university) {
        return Command.answer("status", "--json", "--url", hub.address())
                .path("universities")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(university))
                .findFirst()
                .orElseThrow()
                .path("configuration");
    }

    @Override
    public void close() {
        hub.close();
        alliance.close();
    }
}
