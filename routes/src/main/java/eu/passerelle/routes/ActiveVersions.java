package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.ConfigurationVersions.Current;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.HubSettings;
import eu.passerelle.routes.config.UniversityFiles;
import eu.passerelle.routes.config.UniversitySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what runs here in step with the active versions in the journal, whichever instance made them active. Files are
 * read at the start only, and only of universities that the journal does not know.
 */
public final class ActiveVersions {

    private static final Logger LOG = LoggerFactory.getLogger(ActiveVersions.class);

    private final HubSettings hub;
    private final UniversityFiles files;
    private final Connecting connecting;
    private final ConfigurationVersions versions;
    private final Connections connections;
    private final Map<String, Unusable> unusable = new ConcurrentHashMap<>();

    /** An active version that cannot run here, and why. */
    private record Unusable(int version, String why) {}

    public ActiveVersions(
            Configuration configuration,
            Connecting connecting,
            ConfigurationVersions versions,
            Connections connections) {
        this.hub = configuration.hub();
        this.files = configuration.files();
        this.connecting = connecting;
        this.versions = versions;
        this.connections = connections;
    }

    /**
     * Takes the files of universities that the journal does not know as their first versions, and connects all that are
     * active.
     *
     * @throws ConfigurationInvalid when the journal knows no university at all and a file cannot be used: later a draft
     *     that is being written must not keep the other universities from running
     */
    public void start() {
        List<String> known =
                versions.current().stream().map(Current::university).toList();
        List<String> problems = new ArrayList<>();
        Map<String, String> firsts = new ConcurrentHashMap<>();
        for (String id : files.ids()) {
            if (!known.contains(id)) {
                try {
                    String text = files.text(id).orElse("");
                    files.read(id, files.path(id), text, hub);
                    firsts.put(id, text);
                } catch (ConfigurationInvalid e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            }
        }
        if (known.isEmpty() && !problems.isEmpty()) {
            throw new ConfigurationInvalid(String.join("\n", problems));
        }
        problems.forEach(problem -> LOG.warn("A draft that was never active is left out: {}", problem));
        firsts.forEach((id, text) -> versions.first(id, text, hub.instance()));
        refresh();
    }

    /** Takes versions that have become active since the last call, and leaves what was retired. */
    public synchronized void refresh() {
        for (Current current : versions.current()) {
            String id = current.university();
            if (!current.active()) {
                // what runs is not connected anew for this: it must end whatever has become of its references
                connections.university(id).ifPresent(running -> {
                    connections.retire(running);
                    unusable.remove(id);
                    LOG.info("{}: is retired", id);
                });
            }
            boolean same = connections
                            .known(id)
                            .map(ConnectedUniversity::version)
                            .filter(version -> version.version() == current.version())
                            .isPresent()
                    && connections.university(id).isPresent() == current.active();
            if (!same) {
                versions.find(id, current.version()).ifPresent(version -> take(version, current.active()));
            }
        }
    }

    private void take(ConfigurationVersion version, boolean read) {
        String id = version.university();
        try {
            Path place = Path.of("version " + version.version() + " of " + id + ".yaml");
            ConnectedUniversity<?> university = connect(id, place, version.content(), version);
            if (read) {
                connections.put(university);
                LOG.info("{}: version {} is active", id, version.version());
            } else {
                connections.retire(university);
            }
            unusable.remove(id);
        } catch (ConfigurationInvalid e) {
            Unusable now = new Unusable(version.version(), String.valueOf(e.getMessage()));
            // tried again at each call: what a reference leads to may be mended meanwhile
            if (!now.equals(unusable.put(id, now))) {
                LOG.error("{}: active version {} cannot be used here: {}", id, now.version(), now.why());
            }
        }
    }

    /**
     * A text with its connector, references resolved and addresses allowed as they are now.
     *
     * @param place how problems name the text
     * @param version null for a draft
     * @throws ConfigurationInvalid with all problems
     */
    ConnectedUniversity<?> connect(String id, Path place, String text, @Nullable ConfigurationVersion version) {
        UniversitySettings settings = files.read(id, place, text, hub);
        return connecting.university(settings, new OutgoingAddresses(files.hub().outgoing()), version);
    }

    /** Why the active version cannot run here; empty when it runs. */
    Optional<String> unusable(String id) {
        return Optional.ofNullable(unusable.get(id)).map(Unusable::why);
    }

    /** What is connected; whoever asks it at each use sees versions come and go. */
    Connections connections() {
        return connections;
    }

    /** The university as it is active at this moment, on whichever instance it was activated; for what begins now. */
    Optional<ConnectedUniversity<?>> latest(String id) {
        refresh();
        return connections.university(id);
    }
}
