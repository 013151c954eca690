package eu.passerelle.routes;

import static java.util.Objects.requireNonNull;

import eu.passerelle.routes.config.UniversitySettings.Schedule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.apache.camel.builder.RouteBuilder;

/** Step 1: read each university's SIS by its schedule, on request, and again after a wait. */
final class SyncRoutes extends RouteBuilder {

    /** Set by the quartz component: the time the schedule says, the same in all instances. */
    private static final String FIRED_AT = "scheduledFireTime";

    private final Connections connections;
    private final Scheduling scheduling;

    SyncRoutes(Connections connections, Scheduling scheduling) {
        this.connections = connections;
        this.scheduling = scheduling;
    }

    @Override
    public void configure() {
        from("timer:pulse?period=1000&synchronous=true").routeId("sync-pulse").bean(scheduling, "pulse");
        from("timer:catch-up?period=60000&delay=30000&synchronous=true")
                .routeId("sync-catch-up")
                .bean(scheduling, "catchUp");
        for (ConnectedUniversity<?> university : connections.all()) {
            Schedule schedule = university.settings().schedule();
            if (schedule != null) {
                from("quartz:sync/" + university.id() + "?cron=" + encoded(schedule.cron()) + "&trigger.timeZone="
                                + university.settings().timeZone().getId())
                        .routeId("sync-" + university.id())
                        .process(exchange -> scheduling.fire(
                                university,
                                schedule,
                                requireNonNull(exchange.getMessage().getHeader(FIRED_AT, Date.class))));
            }
        }
    }

    private static String encoded(String cron) {
        return URLEncoder.encode(cron, StandardCharsets.UTF_8);
    }
}
