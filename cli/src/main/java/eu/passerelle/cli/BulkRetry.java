package eu.passerelle.cli;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** All that has failed, tried again at once as a person does it, while others look at the pages. */
final class BulkRetry {

    private static final String PATH = "/api/retries";
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(30);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final HubApi api = new HubApi();
    private final long began = System.nanoTime();
    private final double answered;
    private final String id;
    private long looked = began;
    private JsonNode job;

    /** Asks for it. */
    BulkRetry(URI hub) {
        api.url = hub;
        job = api.post(
                PATH, Map.of("query", Map.of(), "rate", 1_000, "stopAt", 100, "why", "bench"), Duration.ofMinutes(2));
        answered = (System.nanoTime() - began) / 1e6;
        id = job.path("id").asString();
    }

    /**
     * What has come of it.
     *
     * @param answered milliseconds until who asked for it was told that it has begun
     * @param seconds until nothing was under way any more
     * @param otherwise not delivered, and not failed again
     */
    record Retried(
            long asked, double answered, double seconds, String state, long delivered, long failed, long otherwise) {}

    /** Whether something is still under way. */
    synchronized boolean goesOn() {
        long now = System.nanoTime();
        if (now - looked > LOOK.toNanos()) {
            looked = now;
            job = api.get(PATH + "/" + id);
        }
        return job.path("state").asString().equals("RUNNING") && now - began < LONGEST;
    }

    synchronized Retried retried() {
        long delivered = job.path("delivered").asLong();
        long failed = job.path("failed").asLong();
        long asked = job.path("asked").asLong();
        return new Retried(
                asked,
                answered,
                (looked - began) / 1e9,
                job.path("state").asString(),
                delivered,
                failed,
                asked - delivered - failed - job.path("underWay").asLong());
    }
}
