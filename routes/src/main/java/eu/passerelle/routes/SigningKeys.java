package eu.passerelle.routes;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.KeyContext;
import eu.passerelle.connectors.KeyProvider;
import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.dashboard.HubState;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.config.Modules;
import eu.passerelle.routes.config.Plugged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The hub's private keys by their use: {@code seal} for Europass credentials, {@code jwt} and {@code proof} for other
 * formats. They are replaced while the hub runs: ask for a key at each use, or for a {@link #sealer} that does.
 */
public final class SigningKeys {

    public static final String SEAL = "seal";
    public static final String JWT = "jwt";
    public static final String PROOF = "proof";

    private static final Set<String> USES = Set.of(SEAL, JWT, PROOF);

    private final Map<String, HeldKey> byUse = new TreeMap<>();
    private final Configuration configuration;
    private final Clock clock;

    /** @throws ConfigurationInvalid with one sentence, when a key cannot be used */
    public SigningKeys(Configuration configuration, Clock clock) {
        this.configuration = configuration;
        this.clock = clock;
        Plugged seal = configuration.hub().seal();
        holdSeal(provider(seal), seal);
        for (Map.Entry<String, Plugged> each : configuration.hub().keys().entrySet()) {
            String use = each.getKey();
            if (!USES.contains(use)) {
                throw new ConfigurationInvalid(
                        "hub.yaml: there is no use for a key '" + use + "' in 'keys'; there are jwt, proof and seal.");
            }
            hold(use, "keys." + use, () -> opened(each.getValue(), context("keys." + use)));
        }
    }

    private void hold(String use, String section, Supplier<SigningKey> opening) {
        try {
            byUse.put(use, new HeldKey(use, opening, clock));
        } catch (HubException e) {
            throw new ConfigurationInvalid("hub.yaml: " + section + ": " + e.getMessage(), e);
        }
    }

    private <S> void holdSeal(SealProvider<S> provider, Plugged seal) {
        S settings = provider.settingsType().cast(seal.settings());
        KeyContext context = context(SEAL);
        boolean inKeys = configuration.hub().keys().containsKey(SEAL);
        Optional<SigningKey> own;
        try {
            own = inKeys ? Optional.empty() : provider.key(settings, context);
        } catch (HubException e) {
            throw new ConfigurationInvalid("hub.yaml: seal: " + e.getMessage(), e);
        }
        if (own.isPresent()) {
            hold(SEAL, SEAL, () -> provider.key(settings, context).orElseThrow());
        } else if (!inKeys) {
            throw new ConfigurationInvalid("hub.yaml: the seal has no key; give keys.seal, or seal.keystore and"
                    + " seal.password for a PKCS#12 file.");
        }
    }

    private static SealProvider<?> provider(Plugged seal) {
        return Modules.seal(seal.protocol())
                .orElseThrow(() ->
                        new ConfigurationInvalid("hub.yaml: seal.protocol '" + seal.protocol() + "' is not a seal."));
    }

    private SigningKey opened(Plugged plugged, KeyContext context) {
        KeyProvider<?> provider = Modules.key(plugged.protocol())
                .orElseThrow(() -> new ConfigurationInvalid("protocol '" + plugged.protocol() + "' is not a key."));
        return opened(provider, plugged, context);
    }

    private static <S> SigningKey opened(KeyProvider<S> provider, Plugged plugged, KeyContext context) {
        return provider.open(provider.settingsType().cast(plugged.settings()), context);
    }

    private KeyContext context(String section) {
        return new KeyContext(
                section,
                configuration.home(),
                configuration.hub().limits().limits(),
                new OutgoingAddresses(configuration.hub().outgoing()),
                clock);
    }

    /** The key that is used now; empty where hub.yaml names none for this use. */
    public Optional<SigningKey> find(String use) {
        return Optional.ofNullable(byUse.get(use)).map(HeldKey::now);
    }

    /** The seal of Europass credentials. */
    public CredentialSealer seal() {
        Plugged seal = configuration.hub().seal();
        return seal(provider(seal), seal);
    }

    private <S> CredentialSealer seal(SealProvider<S> provider, Plugged seal) {
        S settings = provider.settingsType().cast(seal.settings());
        return sealer(SEAL, key -> provider.open(settings, key, context(SEAL))).orElseThrow();
    }

    /**
     * A sealer that always works with the key that is used now.
     *
     * @param make what seals with a given key
     * @return empty where hub.yaml names no key for this use
     */
    public Optional<CredentialSealer> sealer(String use, Function<SigningKey, CredentialSealer> make) {
        return Optional.ofNullable(byUse.get(use)).map(held -> held.sealer(make));
    }

    /** Takes keys that were put in the place of those in use. */
    public void look() {
        byUse.values().forEach(HeldKey::look);
    }

    /** Why what lies in a key's place is not used, and whose certificates end soon: each with what to do. */
    public List<String> warnings() {
        Instant now = clock.instant();
        Instant soon = now.plus(configuration.hub().warnBeforeExpiry());
        List<String> warnings = new ArrayList<>();
        byUse.forEach((use, held) -> {
            held.problem().ifPresent(problem -> warnings.add("key '" + use + "': " + problem));
            held.validUntil().filter(soon::isAfter).ifPresent(end -> warnings.add(ending(use, held, end, now)));
        });
        return warnings;
    }

    private static String ending(String use, HeldKey held, Instant end, Instant now) {
        String source = held.now().source();
        return end.isAfter(now)
                ? "key '%s' (%s): its certificate ends at %s, in %d days; put the renewed one there, the hub takes it without a stop."
                        .formatted(use, source, end, Duration.between(now, end).toDays())
                : "key '%s' (%s): its certificate ended at %s and nothing is issued with it; put the renewed one there."
                        .formatted(use, source, end);
    }

    /** Each key as it is held, in the order of their uses. */
    List<HubState.Key> held() {
        return byUse.entrySet().stream()
                .map(each -> {
                    SigningKey now = each.getValue().now();
                    return new HubState.Key(
                            each.getKey(),
                            now.algorithm(),
                            now.source(),
                            each.getValue().validUntil().orElse(null),
                            each.getValue().nextFrom().orElse(null),
                            each.getValue().problem().orElse(null));
                })
                .toList();
    }

    /** Each key's use, algorithm and end, in a line. */
    String told() {
        return byUse.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().now().algorithm()
                        + each.getValue()
                                .validUntil()
                                .map(end ->
                                        " until " + end.atZone(ZoneOffset.UTC).toLocalDate())
                                .orElse(""))
                .collect(Collectors.joining(", "));
    }

    /** Uses for which there is a key. */
    public Set<String> uses() {
        return Set.copyOf(byUse.keySet());
    }
}
