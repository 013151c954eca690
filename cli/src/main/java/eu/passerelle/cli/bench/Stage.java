package eu.passerelle.cli.bench;

import java.util.List;
import java.util.Optional;

/** Where the hub's and the simulators' CPU time goes; a sampled stack belongs to the stage of its innermost known class. */
public enum Stage {
    READ_SIS(
            "read SIS",
            "eu.passerelle.sis.",
            "eu.passerelle.connectors.files.",
            "eu.passerelle.connectors.http.SisHttp",
            "org.apache.cxf.",
            "org.apache.sshd.client.",
            "org.apache.sshd.sftp.client.",
            "eu.passerelle.routes.ConnectedUniversity"),
    STORE_PAGE(
            "store page",
            "eu.passerelle.journal.PageStore",
            "eu.passerelle.journal.SyncRuns",
            "eu.passerelle.routes.Synchronising"),
    LOAD("load completions", "eu.passerelle.journal.IssueStore.load", "eu.passerelle.journal.CatalogueStore"),
    RECOGNISE("recognise", "eu.passerelle.recognition.", "eu.passerelle.routes.Normalising"),
    RENDER("render", "eu.passerelle.credentials."),
    VALIDATE("validate", "eu.passerelle.credentials.elm.validation."),
    SEAL("seal", "eu.passerelle.seal."),
    STORE_ISSUE("store issue", "eu.passerelle.journal.IssueStore", "eu.passerelle.routes.Issuing"),
    DELIVER("deliver (HTTP)", "eu.passerelle.delivery.", "eu.passerelle.connectors.http.", "jdk.internal.net.http."),
    STORE_RECEIPT("load and store receipts", "eu.passerelle.journal.DeliveryStore", "eu.passerelle.routes.Delivering"),
    BROKER("broker", "org.apache.activemq.", "org.apache.camel.component.jms.", "eu.passerelle.routes.Dispatching"),
    OBSERVE("count and trace", "eu.passerelle.routes.observe."),
    SIS_SIMULATORS(
            "SIS simulators", "eu.passerelle.simulators.", "org.apache.sshd.server.", "org.apache.sshd.sftp.server."),
    WALLET_SIMULATOR("wallet simulator", "eu.passerelle.simulators.wallet."),
    SIMULATORS_HTTP("simulators' HTTP server", "sun.net.httpserver."),
    OTHER("other Java");

    private static final List<Stage> ALL = List.of(values());

    private final String label;
    private final List<String> prefixes;

    Stage(String label, String... prefixes) {
        this.label = label;
        this.prefixes = List.of(prefixes);
    }

    /** For people and as the key in JSON. */
    public String label() {
        return label;
    }

    /** The stage of one frame, {@code package.Class.method}: the longest prefix says; empty when none does. */
    static Optional<Stage> of(String frame) {
        Stage best = null;
        int longest = 0;
        for (Stage stage : ALL) {
            for (String prefix : stage.prefixes) {
                if (prefix.length() > longest && frame.startsWith(prefix)) {
                    best = stage;
                    longest = prefix.length();
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
