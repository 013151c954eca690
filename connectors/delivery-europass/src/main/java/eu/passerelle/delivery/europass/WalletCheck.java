package eu.passerelle.delivery.europass;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.HubHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * The steps of {@code ./hub check} against a live wallet. Nothing is stored there: the upload that is sent holds no
 * credential, and a wallet that speaks the contract answers 400.
 */
record WalletCheck(TargetContext<EuropassWalletSettings> target) {

    private static final String REACHABLE = "wallet reachable";
    private static final String ENCRYPTED = "connection encrypted";
    private static final String CONTRACT = "speaks the wallet contract v2";
    private static final String CLOCK = "clocks agree";

    /** Beyond this, seals look as if they came from the future. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    List<CheckStep> steps() {
        try {
            HubHttp.Answer answer =
                    new HubHttp(target.limits(), target.allowed()).send(WalletRequest.empty(target.settings()));
            return List.of(
                    CheckStep.ok(REACHABLE, "HTTP " + answer.status()), encrypted(), contract(answer), clock(answer));
        } catch (ConfigurationInvalid e) {
            return unreachable(CheckStep.failed(REACHABLE, String.valueOf(e.getMessage())));
        } catch (SSLException e) {
            return unreachable(CheckStep.failed(
                    ENCRYPTED,
                    "The TLS connection failed: " + e.getMessage()
                            + ". A private certificate authority must be added to the trust store."));
        } catch (IOException e) {
            return unreachable(CheckStep.failed(
                    REACHABLE,
                    target.settings().base().getHost() + " does not answer ("
                            + e.getClass().getSimpleName() + "); check 'base', the network and the firewall."));
        }
    }

    private static List<CheckStep> unreachable(CheckStep failed) {
        return List.of(
                failed,
                CheckStep.skipped(CONTRACT, "needs a connection"),
                CheckStep.skipped(CLOCK, "needs a connection"));
    }

    private CheckStep encrypted() {
        return "https".equals(target.settings().base().getScheme())
                ? CheckStep.ok(ENCRYPTED, "TLS with a trusted certificate")
                : CheckStep.skipped(ENCRYPTED, "'base' is http: for simulators and private networks only");
    }

    private static CheckStep contract(HubHttp.Answer answer) {
        return switch (answer.status()) {
            case 400 -> CheckStep.ok(CONTRACT, "refuses an upload without a credential, as it must");
            case 401, 403 ->
                CheckStep.failed(
                        CONTRACT, "HTTP " + answer.status() + ": not accepted; check 'token' and the agreement.");
            case 404, 405 ->
                CheckStep.failed(
                        CONTRACT, "HTTP " + answer.status() + ": there is no /api/v2/credentials here; check 'base'.");
            default ->
                CheckStep.failed(
                        CONTRACT,
                        "HTTP " + answer.status()
                                + " instead of 400: either the wallet is out of order or this is none.");
        };
    }

    private CheckStep clock(HubHttp.Answer answer) {
        String date = answer.headers().firstValue("date").orElse("");
        try {
            Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration skew = Duration.between(theirs, target.clock().instant()).abs();
            return skew.compareTo(SKEW) <= 0
                    ? CheckStep.ok(CLOCK, skew.toSeconds() + " s apart")
                    : CheckStep.failed(CLOCK, skew.toSeconds() + " s apart: set the hub's clock by NTP.");
        } catch (DateTimeParseException e) {
            return CheckStep.skipped(CLOCK, "the wallet tells no time");
        }
    }
}
