package eu.passerelle.routes;

import eu.passerelle.connectors.Calls;
import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.certificates.CertificateSample;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.observe.FlowRecorder;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What can be done with a configuration without a running hub: check and preview. Stores nothing, sends nothing. */
public final class Workbench {

    private final Configuration configuration;
    private final Connections connections;

    public Workbench(Configuration configuration) {
        this.configuration = configuration;
        this.connections = new Connecting(configuration, Clock.systemUTC()).drafts();
    }

    public List<CheckStep> check(String university) {
        return check(university, step -> {});
    }

    /** @param told each step as soon as it is taken */
    public List<CheckStep> check(String university, Consumer<CheckStep> told) {
        return new Checking(configuration.home(), connections, this::keys).check(find(university), told);
    }

    /** Every draft's steps by id, several universities at a time; one that is not understood has one failed step. */
    public static SortedMap<String, List<CheckStep>> checkAll(Configuration configuration) {
        Connecting connecting = new Connecting(configuration, Clock.systemUTC());
        Checking checking = new Checking(
                configuration.home(), connecting.targets(), () -> new SigningKeys(configuration, Clock.systemUTC()));
        List<String> ids = configuration.files().ids();
        List<Callable<List<CheckStep>>> checks = ids.stream()
                .<Callable<List<CheckStep>>>map(id -> () -> {
                    try {
                        return checking.check(connecting.draft(id));
                    } catch (ConfigurationInvalid e) {
                        return List.of(CheckStep.failed("configuration", String.valueOf(e.getMessage())));
                    }
                })
                .toList();
        List<List<CheckStep>> steps = Calls.all("check", Calls.AT_ONCE, checks);
        SortedMap<String, List<CheckStep>> byUniversity = new TreeMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byUniversity.put(ids.get(i), steps.get(i));
        }
        return byUniversity;
    }

    /** @see Previewing#look */
    public Previewing.Looked look(String university, Previewing.Wish wish, Consumer<Previewing.Preview> told) {
        Recognition recognition = Recognition.open(configuration.home().resolve("recognition"));
        FormatBeans beans = new FormatBeans();
        Formats formats = beans.formats(
                configuration, keys(), connections, new CertificateBeans().templateFiles(configuration, connections));
        GradeStatistics grades = GradeStatistics.read(configuration.home());
        Issuing.Tools tools = new HubBeans()
                .issuingTools(() -> grades, () -> recognition, formats, FlowRecorder.none(), Clock.systemUTC());
        return new Previewing(configuration.home(), connections, tools).look(find(university), wish, told);
    }

    /** What a university's certificates look like, with invented data and nothing that the SIS says. */
    public CertificateSample certificate(String university) {
        ConnectedUniversity<?> draft = find(university);
        return new CertificateSample(
                configuration.home(),
                draft.university(),
                draft.settings().certificate(),
                configuration.hub().web().address());
    }

    /** Issues invented results of a university in every format, with the keys of the configuration. */
    public IssuingTrial trial(String university) {
        SigningKeys keys = keys();
        Formats formats = new FormatBeans()
                .formats(
                        configuration,
                        keys,
                        connections,
                        new CertificateBeans().templateFiles(configuration, connections));
        return new IssuingTrial(formats, keys, find(university).university());
    }

    private SigningKeys keys() {
        return new SigningKeys(configuration, Clock.systemUTC());
    }

    private ConnectedUniversity<?> find(String id) {
        return connections
                .university(id)
                .orElseThrow(() -> new ConfigurationInvalid("There is no university '" + id + "' in "
                        + configuration.home().resolve("universities") + "; there are "
                        + configuration.files().ids() + "."));
    }
}
