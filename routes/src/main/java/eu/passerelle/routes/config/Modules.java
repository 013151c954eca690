package eu.passerelle.routes.config;

import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.connectors.KeyProvider;
import eu.passerelle.connectors.SealProvider;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisReturn;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The connector modules on the class path, by the protocol each answers to. */
public final class Modules {

    private static final Map<String, SisConnector<?>> SIS = new TreeMap<>();
    private static final Map<String, DeliveryTarget<?>> TARGETS = new TreeMap<>();
    private static final Map<String, SealProvider<?>> SEALS = new TreeMap<>();
    private static final Map<String, KeyProvider<?>> KEYS = new TreeMap<>();
    private static final Map<String, FormatSeal> FORMAT_SEALS = new TreeMap<>();
    private static final Map<String, SisReturn<?>> RETURNS = new TreeMap<>();

    static {
        ServiceLoader.load(SisConnector.class).forEach(connector -> SIS.put(connector.protocol(), connector));
        ServiceLoader.load(DeliveryTarget.class).forEach(target -> TARGETS.put(target.protocol(), target));
        ServiceLoader.load(SealProvider.class).forEach(seal -> SEALS.put(seal.protocol(), seal));
        ServiceLoader.load(KeyProvider.class).forEach(key -> KEYS.put(key.protocol(), key));
        ServiceLoader.load(FormatSeal.class).forEach(seal -> FORMAT_SEALS.put(seal.format(), seal));
        ServiceLoader.load(SisReturn.class).forEach(back -> RETURNS.put(back.protocol(), back));
    }

    private Modules() {}

    public static Optional<SisConnector<?>> sis(String protocol) {
        return Optional.ofNullable(SIS.get(protocol));
    }

    public static Optional<DeliveryTarget<?>> target(String protocol) {
        return Optional.ofNullable(TARGETS.get(protocol));
    }

    public static Optional<SealProvider<?>> seal(String protocol) {
        return Optional.ofNullable(SEALS.get(protocol));
    }

    public static Optional<KeyProvider<?>> key(String protocol) {
        return Optional.ofNullable(KEYS.get(protocol));
    }

    /** What seals a format other than the European Digital Credential. */
    public static Optional<FormatSeal> formatSeal(String format) {
        return Optional.ofNullable(FORMAT_SEALS.get(format));
    }

    public static Optional<SisReturn<?>> returns(String protocol) {
        return Optional.ofNullable(RETURNS.get(protocol));
    }

    /** Settings records of SIS connectors by protocol. */
    public static Map<String, Class<?>> sisSettings() {
        return settings(SIS, SisConnector::settingsType);
    }

    /** Settings records of delivery targets by protocol. */
    public static Map<String, Class<?>> targetSettings() {
        return settings(TARGETS, DeliveryTarget::settingsType);
    }

    /** Settings records of seals by protocol. */
    public static Map<String, Class<?>> sealSettings() {
        return settings(SEALS, SealProvider::settingsType);
    }

    /** Settings records of keys by protocol. */
    public static Map<String, Class<?>> keySettings() {
        return settings(KEYS, KeyProvider::settingsType);
    }

    /** Settings records of ways back to a SIS by protocol. */
    public static Map<String, Class<?>> returnSettings() {
        return settings(RETURNS, SisReturn::settingsType);
    }

    private static <M> Map<String, Class<?>> settings(Map<String, M> modules, Function<M, Class<?>> type) {
        Map<String, Class<?>> byProtocol = new TreeMap<>();
        modules.forEach((protocol, module) -> byProtocol.put(protocol, type.apply(module)));
        return byProtocol;
    }

    static Optional<Class<?>> settingsType(String protocol) {
        return sis(protocol)
                .<Class<?>>map(SisConnector::settingsType)
                .or(() -> target(protocol).map(DeliveryTarget::settingsType))
                .or(() -> seal(protocol).map(SealProvider::settingsType))
                .or(() -> key(protocol).map(KeyProvider::settingsType))
                .or(() -> returns(protocol).map(SisReturn::settingsType));
    }

    static Set<String> protocols() {
        Set<String> all = new java.util.TreeSet<>(SIS.keySet());
        all.addAll(TARGETS.keySet());
        all.addAll(SEALS.keySet());
        all.addAll(KEYS.keySet());
        all.addAll(RETURNS.keySet());
        return all;
    }
}
