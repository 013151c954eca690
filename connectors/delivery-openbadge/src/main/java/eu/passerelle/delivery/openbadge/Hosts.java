package eu.passerelle.delivery.openbadge;

import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.http.HubHttp;
import eu.passerelle.connectors.http.TargetHttp;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of the hosts, looked up when it is an hour old; a registration lasts as long as the hub runs. */
final class Hosts {

    private static final Duration AGE = Duration.ofHours(1);

    private final Map<OpenBadgeHostSettings, Known> descriptions = new ConcurrentHashMap<>();
    private final Map<OpenBadgeHostSettings, Registration> clients = new ConcurrentHashMap<>();

    private record Known(ServiceDescription service, Instant since) {}

    ServiceDescription describe(TargetContext<OpenBadgeHostSettings> target, String about) {
        Instant now = target.clock().instant();
        Known known = descriptions.get(target.settings());
        if (known != null && now.isBefore(known.since().plus(AGE))) {
            return known.service();
        }
        ServiceDescription service = ask(target, about);
        descriptions.put(target.settings(), new Known(service, now));
        return service;
    }

    /** @return sends with a token of the host */
    TargetHttp http(TargetContext<OpenBadgeHostSettings> target, ServiceDescription service, String about) {
        // computed at most once at a time: two threads must not register two clients
        Registration client =
                clients.computeIfAbsent(target.settings(), settings -> Registration.of(target, service, about));
        return new TargetHttp(
                target,
                about,
                new HostLogin(
                        service.token(),
                        client.client(),
                        client.secret(),
                        target.settings().refreshToken()));
    }

    private static ServiceDescription ask(TargetContext<OpenBadgeHostSettings> target, String about) {
        HubHttp.Answer answer = new TargetHttp(target, about, (HttpAuthentication) null)
                .send(() -> HttpRequest.newBuilder(target.settings().service("/discovery"))
                        .header("Accept", "application/json"));
        return ServiceDescription.read(answer.body(), target.settings(), about);
    }
}
