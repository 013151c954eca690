package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.recognition.DecisionTableInvalid;
import eu.passerelle.recognition.Recognition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** From the journal's versions; those that were asked for lately are kept connected. */
final class PastVersions implements Past {

    private static final int REMEMBERED = 16;

    private final ConfigurationVersions versions;
    private final ActiveVersions active;
    private final Function<Instant, Recognition> policy;
    private final Map<List<Object>, ConnectedUniversity<?>> connected =
            Collections.synchronizedMap(new LinkedHashMap<List<Object>, ConnectedUniversity<?>>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Object>, ConnectedUniversity<?>> eldest) {
                    return size() > REMEMBERED;
                }
            });

    /** @param policy that was in force at a moment */
    PastVersions(ConfigurationVersions versions, ActiveVersions active, Function<Instant, Recognition> policy) {
        this.versions = versions;
        this.active = active;
        this.policy = policy;
    }

    @Override
    public ConnectedUniversity<?> university(String id, int version) {
        ConnectedUniversity<?> known = connected.get(List.of(id, version));
        if (known != null) {
            return known;
        }
        ConfigurationVersion then = versions.find(id, version)
                .orElseThrow(() -> new ConfigurationInvalid("There is no version " + version + " of " + id + "."));
        ConnectedUniversity<?> university =
                active.connect(id, Path.of("version " + version + " of " + id + ".yaml"), then.content(), then);
        connected.put(List.of(id, version), university);
        return university;
    }

    @Override
    public Recognition policy(Instant at) {
        try {
            return policy.apply(at);
        } catch (DecisionTableInvalid e) {
            throw new ConfigurationInvalid(
                    "The recognition tables of " + at + " cannot be used any more: retry it with those of now.", e);
        }
    }
}
