package eu.passerelle.connectors.http;

import eu.passerelle.connectors.CheckStep;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Compares the clocks by the Date header of an answer to HEAD, whatever its status. */
final class ClockCheck {

    private static final Duration TOLERATED = Duration.ofSeconds(60);

    private final HubHttp http;
    private final Clock clock;

    ClockCheck(HubHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    CheckStep of(String step, URI address) {
        try {
            HubHttp.Answer answer =
                    http.send(HttpRequest.newBuilder(address).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            Optional<String> date = answer.headers().firstValue("date");
            return date.isEmpty()
                    ? CheckStep.skipped(step, "the answer has no Date header")
                    : compared(step, ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (IOException e) {
            return CheckStep.skipped(step, "no answer to HEAD, which some servers do not know");
        } catch (DateTimeException e) {
            return CheckStep.skipped(step, "the answer's Date header is no date");
        }
    }

    private CheckStep compared(String step, ZonedDateTime theirs) {
        Duration skew = Duration.between(theirs.toInstant(), clock.instant()).abs();
        return skew.compareTo(TOLERATED) > 0
                ? CheckStep.failed(
                        step,
                        "The clocks are " + skew.toSeconds()
                                + " s apart: set this machine's by NTP, else ask who runs the"
                                + " system; tokens and signatures are refused, and results of the last minutes missed.")
                : CheckStep.ok(step, skew.toSeconds() + " s apart");
    }
}
