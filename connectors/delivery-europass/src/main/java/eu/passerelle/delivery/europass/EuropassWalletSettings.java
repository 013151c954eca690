package eu.passerelle.delivery.europass;

import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.Secret;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A target of {@code hub.yaml} with {@code protocol: europass-wallet}.
 *
 * @param base address under which the wallet's {@code /api/v2} lies, for example
 *     {@code https://wallet.example.eu/europass2/edci-wallet}
 * @param by which of the learner's addresses to use, the preferred one first; wallet, then e-mail when absent
 * @param sendEmail whether the wallet tells the holder by mail; true when absent, as the contract has it: a holder who
 *     is reached by e-mail address learns of the temporary wallet in no other way
 * @param token sent as Bearer token where a gateway stands before the wallet; the contract itself asks for none
 */
public record EuropassWalletSettings(
        URI base,
        @Nullable List<Address> by,
        @Nullable Boolean sendEmail,
        @Nullable Secret token) {

    private static final List<Address> PREFERENCE = List.of(Address.WALLET, Address.EMAIL);

    /** An address of the learner. */
    public enum Address {
        WALLET("walletAddress"),
        EMAIL("userEmail");

        private final String parameter;

        Address(String parameter) {
            this.parameter = parameter;
        }

        private @Nullable String of(Recipient recipient) {
            return switch (this) {
                case WALLET -> recipient.walletAddress();
                case EMAIL -> recipient.email();
            };
        }
    }

    public EuropassWalletSettings {
        boolean http = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
        if (!http || base.getHost() == null || base.getRawQuery() != null || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "base must be an absolute http(s) address without a query, for example https://wallet.example.eu");
        }
        if (by != null && (by.isEmpty() || EnumSet.copyOf(by).size() != by.size())) {
            throw new IllegalArgumentException("by must name WALLET, EMAIL or both, each once");
        }
        by = by == null ? null : List.copyOf(by);
    }

    /** Settings with every optional key absent. */
    public static EuropassWalletSettings of(URI base) {
        return new EuropassWalletSettings(base, null, null, null);
    }

    /** {@code https://host/path/api/v2/credentials}. */
    String credentials() {
        String text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/api/v2/credentials";
    }

    boolean sendsEmail() {
        return !Boolean.FALSE.equals(sendEmail);
    }

    /** The preferred address of this learner; empty when there is none that these settings allow. */
    Optional<Chosen> address(Recipient recipient) {
        for (Address address : by == null ? PREFERENCE : by) {
            String value = address.of(recipient);
            if (value != null && !value.isBlank()) {
                return Optional.of(new Chosen(address.parameter, value.strip()));
            }
        }
        return Optional.empty();
    }

    /**
     * One address.
     *
     * @param parameter query parameter of the contract that takes it
     */
    record Chosen(String parameter, String value) {
        @Override
        public String toString() {
            return "Chosen[" + parameter + ", redacted]";
        }
    }
}
