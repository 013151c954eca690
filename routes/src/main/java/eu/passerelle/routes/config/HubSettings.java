package eu.passerelle.routes.config;

import eu.passerelle.alerts.AlertSettings;
import eu.passerelle.connectors.Secret;
import eu.passerelle.credentials.elm.ElmRenderer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/hub.yaml}: the hub itself.
 *
 * @param instance name of this instance, stable over restarts and different in each instance of a cluster
 * @param data directory of the embedded database, the embedded broker and the payload key that the hub made itself;
 *     {@code data} when absent; relative to the working directory
 * @param web address of the REST API and the page
 * @param database an external PostgreSQL; an embedded one, for evaluation on one machine, when absent
 * @param broker an external Artemis; an embedded persistent one when absent
 * @param journal the key that encrypts payloads at rest
 * @param outgoing hosts that may be called, {@code *.example.org} for all below; nothing else is called
 * @param limits what one answer or file of the outside world may cost
 * @param seal the module that seals Europass credentials, and its settings
 * @param keys keys by their use: {@code seal} is the seal's where {@code seal} has no keystore, {@code jwt} signs what is in the form of JSON Web Tokens (SD-JWT VC,
 *     EBSI, Open Badges as JWT, status lists), {@code proof} signs Open Badges with Data Integrity proofs. Absent: these
 *     formats cannot be issued
 * @param warnBeforeExpiry how long before the end of a key's certificate the hub begins to warn; {@code P30D} when absent
 * @param europass the version of Europass' application profile
 * @param secondOpinionEvery one in so many sealed credentials is read by a second implementation before it is delivered,
 *     besides the first after each change of template, key, university or version, which always is; 1000 when absent, 0
 *     for the first ones alone
 * @param targets delivery targets by a name of your choice, which universities' files refer to
 * @param policy how changes of the recognition policy are made
 * @param access who may call the REST API and log in beside who holds {@code web.token}; nobody when absent
 * @param emrex where learners may take their results by EMREX; off when absent
 * @param alerts who is told what by e-mail, webhook or chat; nobody when absent, and the pages show alerts all the same
 * @param observe what the hub tells of itself: metrics, traces, the form of its log
 * @param verify whom the public verification may ask; only this hub itself when absent
 * @param wallets wallets whose learner logs in here (EUDI profile), and who may attest wallets; absent: no such log-in,
 *     offers with a code work all the same
 */
public record HubSettings(
        String instance,
        Path data,
        Web web,
        Database database,
        Broker broker,
        JournalKey journal,
        List<String> outgoing,
        OutgoingLimits limits,
        Plugged seal,
        Map<String, Plugged> keys,
        Duration warnBeforeExpiry,
        Europass europass,
        Integer secondOpinionEvery,
        Map<String, Plugged> targets,
        Policy policy,
        AccessSettings access,
        Emrex emrex,
        AlertSettings alerts,
        ObserveSettings observe,
        Verify verify,
        WalletSettings wallets) {

    /** Sections that are absent mean: everything embedded, all by default. */
    public HubSettings(
            String instance,
            @Nullable Path data,
            @Nullable Web web,
            @Nullable Database database,
            @Nullable Broker broker,
            @Nullable JournalKey journal,
            @Nullable List<String> outgoing,
            @Nullable OutgoingLimits limits,
            Plugged seal,
            @Nullable Map<String, Plugged> keys,
            @Nullable Duration warnBeforeExpiry,
            @Nullable Europass europass,
            @Nullable Integer secondOpinionEvery,
            @Nullable Map<String, Plugged> targets,
            @Nullable Policy policy,
            @Nullable AccessSettings access,
            @Nullable Emrex emrex,
            @Nullable AlertSettings alerts,
            @Nullable ObserveSettings observe,
            @Nullable Verify verify,
            @Nullable WalletSettings wallets) {
        this.instance = instance;
        this.data = Objects.requireNonNullElse(data, Path.of("data"));
        this.web = Objects.requireNonNullElse(web, new Web(null, null, null, null));
        this.database = Objects.requireNonNullElse(database, new Database(null, null, null));
        this.broker = Objects.requireNonNullElse(broker, new Broker(null, null, null));
        this.journal = Objects.requireNonNullElse(journal, new JournalKey(null));
        this.outgoing = outgoing == null ? List.of() : List.copyOf(outgoing);
        this.limits = Objects.requireNonNullElse(limits, new OutgoingLimits(null, null, null, null));
        this.seal = seal;
        this.keys = keys == null ? Map.of() : Map.copyOf(keys);
        this.warnBeforeExpiry = Objects.requireNonNullElse(warnBeforeExpiry, Duration.ofDays(30));
        this.europass = Objects.requireNonNullElse(europass, new Europass(null));
        this.secondOpinionEvery = Objects.requireNonNullElse(secondOpinionEvery, 1_000);
        this.targets = targets == null ? Map.of() : Map.copyOf(targets);
        this.policy = Objects.requireNonNullElse(policy, new Policy(null));
        this.access = Objects.requireNonNullElse(access, AccessSettings.NONE);
        this.emrex = Objects.requireNonNullElse(emrex, new Emrex(null));
        this.alerts = Objects.requireNonNullElseGet(alerts, AlertSettings::none);
        this.observe = Objects.requireNonNullElse(observe, new ObserveSettings(null, null, null));
        this.verify = Objects.requireNonNullElse(verify, new Verify(null));
        this.wallets = Objects.requireNonNullElse(wallets, new WalletSettings(null, null));
        if (this.secondOpinionEvery < 0) {
            throw new IllegalArgumentException("secondOpinionEvery is 0 or more");
        }
    }

    /** The same hub, guarded in another way. */
    public HubSettings guardedBy(Secret token, AccessSettings by) {
        return new HubSettings(
                instance,
                data,
                new Web(web.host(), web.port(), token, web.address()),
                database,
                broker,
                journal,
                outgoing,
                limits,
                seal,
                keys,
                warnBeforeExpiry,
                europass,
                secondOpinionEvery,
                targets,
                policy,
                by,
                emrex,
                alerts,
                observe,
                verify,
                wallets);
    }

    /**
     * Changes of decision tables on the operators' pages.
     *
     * @param fourEyes whether a second person must confirm a change before it goes into force; {@code true} when absent
     */
    public record Policy(Boolean fourEyes) {

        public Policy(@Nullable Boolean fourEyes) {
            this.fourEyes = Objects.requireNonNullElse(fourEyes, true);
        }
    }

    /**
     * Results that learners take to other universities by EMREX.
     *
     * @param returns addresses of the clients that learners may be sent to with their results, each by its beginning, for
     *     example {@code https://smp.example.org/emrex}; nobody is sent anywhere else. Absent: EMREX is off
     */
    public record Emrex(List<URI> returns) {

        public Emrex(@Nullable List<URI> returns) {
            this.returns = returns == null ? List.of() : List.copyOf(returns);
        }
    }

    /**
     * The page and the endpoint where everybody may verify credentials.
     *
     * @param hosts that may be asked there for links, issuers' keys and status lists, by https; {@code *.example.org} for all
     *     below, which may then not be private addresses. {@code outgoing} does not count: strangers choose what is asked.
     *     Absent: only this hub itself
     */
    public record Verify(List<String> hosts) {

        public Verify(@Nullable List<String> hosts) {
            this.hosts = hosts == null ? List.of() : List.copyOf(hosts);
        }
    }

    /**
     * Address of the REST API and the page.
     *
     * @param host name or address to listen on, {@code localhost} when absent; must be loopback unless a token is set or people log in
     * @param port to listen on, 8080 when absent; 0 takes a free one
     * @param token needed by every request as {@code Authorization: Bearer} when set, except for what is public
     * @param address how wallets, learners and verifiers reach the hub, for example {@code https://hub.example.org};
     *     {@code http://host:port} when absent. It stands in issued credentials: choose it once
     */
    public record Web(String host, Integer port, @Nullable Secret token, URI address) {

        public Web(@Nullable String host, @Nullable Integer port, @Nullable Secret token, @Nullable URI address) {
            this.host = Objects.requireNonNullElse(host, "localhost");
            this.port = Objects.requireNonNullElse(port, 8080);
            this.token = token;
            this.address =
                    Objects.requireNonNullElseGet(address, () -> URI.create("http://" + this.host + ":" + this.port));
        }
    }

    /**
     * The version of the application profile that European Digital Credentials are written and checked by.
     *
     * @param profilePack {@code edc-1.1.0}, which Europass has deployed, when absent; {@code edc-1.2.0}; or a directory with a
     *     pack of your own, relative to the configuration directory and with a {@code /}, for example {@code packs/edc-3.3}
     */
    public record Europass(String profilePack) {

        public Europass(@Nullable String profilePack) {
            this.profilePack = Objects.requireNonNullElse(profilePack, ElmRenderer.DEPLOYED_PACK);
        }
    }

    /**
     * Where the journal is.
     *
     * @param url JDBC URL of an external PostgreSQL; absent: an embedded one, for evaluation on one machine
     * @param user who owns the hub's tables there
     * @param password of that user
     */
    public record Database(
            @Nullable String url,
            @Nullable String user,
            @Nullable Secret password) {}

    /**
     * Where work orders are queued.
     *
     * @param url of an external Artemis, for example {@code tcp://broker:61616}; absent: an embedded persistent one
     * @param user used with a password only
     * @param password of that user
     */
    public record Broker(
            @Nullable String url,
            @Nullable String user,
            @Nullable Secret password) {}

    /**
     * Encryption at rest.
     *
     * @param key 32 bytes, Base64; encrypts payloads at rest. Absent: made at first start in the data directory
     */
    public record JournalKey(@Nullable Secret key) {}
}
