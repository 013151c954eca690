package eu.passerelle.connectors.keys;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds a token by its label. SunPKCS11 knows slots by number only, and numbers change when a module is set up anew; the
 * label of a slot's token it keeps to itself, so that the JVM must be started with its packages opened (the launcher
 * {@code ./hub} does).
 *
 * @param library the module's library
 * @param label of the token
 */
record Pkcs11Token(Path library, String label) {

    private static final ConcurrentHashMap<Pkcs11Token, Provider> OPEN = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int MOST_SLOTS = 64;

    /** The JDK's provider for this token; one a token, since a library can be initialised once. */
    Provider provider() {
        return OPEN.computeIfAbsent(this, Pkcs11Token::find);
    }

    private static Provider find(Pkcs11Token wanted) {
        if (!Files.isReadable(wanted.library)) {
            throw new ConfigurationInvalid(
                    wanted.library + " is not there: install the module's PKCS#11 library, or correct 'library'.");
        }
        List<String> seen = new ArrayList<>();
        for (int slot = 0; slot < MOST_SLOTS; slot++) {
            Provider provider;
            try {
                provider = configured(wanted.library, slot);
            } catch (InvalidParameterException | ProviderException e) {
                if (slot == 0) {
                    throw new ConfigurationInvalid(
                            wanted.library + " cannot be used as PKCS#11 library: " + reason(e) + ".", e);
                }
                break; // there are no more slots
            }
            String label = label(provider);
            if (label.equals(wanted.label)) {
                return provider;
            }
            seen.add(label.isEmpty() ? "(empty slot)" : label);
        }
        throw new ConfigurationInvalid(
                "%s has no token '%s'; there are %s. Correct 'token'.".formatted(wanted.library, wanted.label, seen));
    }

    private static Provider configured(Path library, int slot) {
        String name = "passerelle" + NUMBER.incrementAndGet();
        return Security.getProvider("SunPKCS11")
                .configure("--name = %s%nlibrary = %s%nslotListIndex = %d%n".formatted(name, library, slot));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage());
    }

    private static String label(Provider provider) {
        try {
            Object token = field(provider, "token");
            return token == null ? "" : new String((char[]) info(token)).strip();
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ConfigurationInvalid(
                    "PKCS#11 tokens cannot be told apart: start the hub by './hub', or give Java the options"
                            + " --add-opens=jdk.crypto.cryptoki/sun.security.pkcs11=ALL-UNNAMED and"
                            + " --add-opens=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED.",
                    e);
        }
    }

    private static Object info(Object token) throws ReflectiveOperationException {
        return field(field(token, "tokenInfo"), "label");
    }

    private static Object field(Object of, String name) throws ReflectiveOperationException {
        Field field = of.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(of);
    }
}
