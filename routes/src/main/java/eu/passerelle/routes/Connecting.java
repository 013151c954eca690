package eu.passerelle.routes;

import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.CallWatch;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.Modules;
import eu.passerelle.routes.config.Plugged;
import eu.passerelle.routes.config.UniversityFiles;
import eu.passerelle.routes.config.UniversitySettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Joins what is configured with the modules that can do it. */
public final class Connecting {

    private final Configuration configuration;
    private final Clock clock;
    private final List<SisConnector<?>> ofTheHub;
    private final List<DeliveryTarget<?>> targetsOfTheHub;
    private final BiFunction<String, String, CallWatch> calls;

    public Connecting(Configuration configuration, Clock clock) {
        this(configuration, clock, List.of(), List.of(), (kind, name) -> CallWatch.NONE);
    }

    /**
     * With what needs the running hub, instead of that of the same protocol on the class path.
     *
     * @param ofTheHub connectors
     * @param targetsOfTheHub delivery targets
     * @param calls watches the calls to a {@code sis} or {@code target}, by its name
     */
    Connecting(
            Configuration configuration,
            Clock clock,
            List<SisConnector<?>> ofTheHub,
            List<DeliveryTarget<?>> targetsOfTheHub,
            BiFunction<String, String, CallWatch> calls) {
        this.configuration = configuration;
        this.clock = clock;
        this.ofTheHub = List.copyOf(ofTheHub);
        this.targetsOfTheHub = List.copyOf(targetsOfTheHub);
        this.calls = calls;
    }

    /** All drafts that were read, as if each were active. */
    public Connections drafts() {
        Connections connections = targets();
        configuration
                .universities()
                .values()
                .forEach(settings -> connections.put(university(settings, outgoing(), null)));
        return connections;
    }

    /**
     * One draft, as if it were active.
     *
     * @throws ConfigurationInvalid with all problems of its file
     */
    ConnectedUniversity<?> draft(String id) {
        UniversityFiles files = configuration.files();
        String text = files.text(id).orElseThrow(() -> new ConfigurationInvalid(files.path(id) + " does not exist."));
        return university(files.read(id, files.path(id), text, configuration.hub()), outgoing(), null);
    }

    /** The targets, and no university yet. */
    Connections targets() {
        Map<String, ConnectedTarget<?>> targets = new HashMap<>();
        configuration.hub().targets().forEach((name, plugged) -> targets.put(name, target(name, plugged)));
        return new Connections(targets);
    }

    /** @param version null for a draft */
    ConnectedUniversity<?> university(
            UniversitySettings settings, OutgoingAddresses allowed, @Nullable ConfigurationVersion version) {
        SisConnector<?> connector = connector(settings.sis().protocol())
                .orElseThrow(() -> notA("SIS", "universities/" + settings.id() + ".yaml", settings.sis()));
        return university(settings, connector, allowed, version);
    }

    private Optional<SisConnector<?>> connector(String protocol) {
        return ofTheHub.stream()
                .filter(each -> each.protocol().equals(protocol))
                .<SisConnector<?>>map(each -> each)
                .findFirst()
                .or(() -> Modules.sis(protocol));
    }

    private <S> ConnectedUniversity<S> university(
            UniversitySettings settings,
            SisConnector<S> connector,
            OutgoingAddresses allowed,
            @Nullable ConfigurationVersion version) {
        return new ConnectedUniversity<>(
                settings,
                connector,
                new SisContext<>(
                        described(settings),
                        connector.settingsType().cast(settings.sis().settings()),
                        configuration.hub().limits().limits(),
                        allowed.watchedBy(calls.apply("sis", settings.id())),
                        configuration.home(),
                        clock),
                EuropassTerms.of(settings, configuration.home()),
                UniversityFormats.of(settings, configuration.home()),
                version);
    }

    private static University described(UniversitySettings settings) {
        try {
            return new University(
                    settings.id(),
                    new Organisation(
                            new LocalizedText(settings.name()),
                            settings.country(),
                            settings.legalIdentifier(),
                            settings.schacDomain(),
                            settings.homepage()),
                    settings.languages(),
                    settings.timeZone());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationInvalid("universities/" + settings.id() + ".yaml: " + e.getMessage() + ".", e);
        }
    }

    private ConnectedTarget<?> target(String name, Plugged plugged) {
        DeliveryTarget<?> target = targetsOfTheHub.stream()
                .filter(each -> each.protocol().equals(plugged.protocol()))
                .<DeliveryTarget<?>>map(each -> each)
                .findFirst()
                .or(() -> Modules.target(plugged.protocol()))
                .orElseThrow(() -> notA("delivery target", "hub.yaml, targets." + name, plugged));
        return target(name, plugged, target);
    }

    private <S> ConnectedTarget<S> target(String name, Plugged plugged, DeliveryTarget<S> target) {
        return new ConnectedTarget<>(
                target,
                new TargetContext<>(
                        name,
                        target.settingsType().cast(plugged.settings()),
                        configuration.hub().limits().limits(),
                        outgoing().watchedBy(calls.apply("target", name)),
                        clock));
    }

    private OutgoingAddresses outgoing() {
        return new OutgoingAddresses(configuration.hub().outgoing());
    }

    private static ConfigurationInvalid notA(String what, String where, Plugged plugged) {
        return new ConfigurationInvalid(where + ": protocol '" + plugged.protocol() + "' is not a " + what + ".");
    }
}
