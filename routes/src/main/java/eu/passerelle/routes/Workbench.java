package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.routes.config.Configuration;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** What can be done with a configuration without a running hub: check and preview. Stores nothing, sends nothing. */
public final class Workbench {

    private final Configuration configuration;
    private final Connections connections;

    public Workbench(Configuration configuration) {
        this.configuration = configuration;
        this.connections = new Connecting(configuration, Clock.systemUTC()).connect();
    }

    public List<CheckStep> check(String university) {
        return new Checking(configuration.home(), connections).check(find(university));
    }

    /** @see Previewing#look */
    public Previewing.Looked look(String university, Previewing.Wish wish, Consumer<Previewing.Preview> told) {
        HubBeans beans = new HubBeans();
        Issuing.Tools tools = beans.issuingTools(
                configuration,
                beans.recognition(configuration),
                beans.credentialSealer(configuration),
                Clock.systemUTC());
        return new Previewing(configuration.home(), connections, tools).look(find(university), wish, told);
    }

    private ConnectedUniversity<?> find(String id) {
        return connections
                .university(id)
                .orElseThrow(() -> new ConfigurationInvalid("There is no university '" + id + "' in "
                        + configuration.home().resolve("universities") + "; there are "
                        + configuration.universities().keySet() + "."));
    }
}
