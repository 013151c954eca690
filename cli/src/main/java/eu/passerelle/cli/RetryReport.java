package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Retries for people: what one would be, and how far it is. */
final class RetryReport {

    private static final List<String> OUTCOMES = List.of(
            "delivered", "offered", "failed", "otherwise", "skipped", "cancelled", "troubled", "sent", "queued");

    private RetryReport() {}

    static void estimate(JsonNode estimate, PrintWriter out) {
        long count = estimate.path("count").asLong();
        long again = estimate.path("deliverAgain").asLong();
        out.println(count + " would be tried again: " + again + " handed over as they are sealed, " + (count - again)
                + " judged anew. Nothing is delivered twice in effect.");
        if (count > 0) {
            out.println("  of: " + many(estimate.path("universities")));
            if (!estimate.path("targets").isEmpty()) {
                out.println("  to: " + many(estimate.path("targets")));
            }
            out.println("  at the least " + estimate.path("seconds")
                    + " s; it begins slowly and doubles while all goes well");
        }
        estimate.path("refused")
                .properties()
                .forEach(refused -> out.println("  left out, " + refused.getValue() + ": " + refused.getKey()));
    }

    private static String many(JsonNode counts) {
        return counts.properties().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    static void job(JsonNode job, PrintWriter out) {
        out.println(line(job));
        String says = HubApi.text(job, "says");
        if (says != null) {
            out.println("  " + says);
        }
    }

    private static String line(JsonNode job) {
        long asked = job.path("asked").asLong();
        return job.path("id").asString() + " " + job.path("state").asString() + ": "
                + (asked - job.path("underWay").asLong()) + " of " + asked + " done (" + outcomes(job) + ")";
    }

    private static String outcomes(JsonNode job) {
        return OUTCOMES.stream()
                .filter(each -> job.path(each).asLong() > 0)
                .map(each -> job.path(each) + " " + each)
                .collect(Collectors.joining(", "));
    }

    static void jobs(JsonNode jobs, PrintWriter out) {
        TextTable table = new TextTable("job", "state", "what", "by", "asked", "outcome", "why");
        jobs.forEach(job -> table.row(
                job.path("id").asString(),
                job.path("state").asString(),
                job.path("selection").asString(),
                job.path("by").asString(),
                job.path("asked"),
                outcomes(job),
                TransfersCommand.orEmpty(job, "why")));
        table.print(out);
    }

    /** Those that need a person. */
    static void items(HubApi hub, UUID job, PrintWriter out) {
        TextTable table = new TextTable("transfer", "university", "source key", "outcome", "reason");
        for (String state : List.of("FAILED", "SKIPPED", "TROUBLED")) {
            hub.get(RetryCommand.PATH + "/" + job + "/items?most=20&state=" + state)
                    .path("items")
                    .forEach(item -> table.row(
                            item.path("transfer").asString(),
                            item.path("university").asString(),
                            item.path("sourceKey").asString(),
                            item.path("state").asString(),
                            TransfersCommand.orEmpty(item, "says")));
        }
        table.print(out);
    }

    /** To its end, or until somebody or something has stopped it. */
    static int watch(HubApi hub, JsonNode begun, Output output) throws InterruptedException {
        String last = "";
        JsonNode job = begun;
        while (true) {
            String line = output.isJson() ? HubApi.compact(job) : line(job);
            if (!line.equals(last)) {
                output.out().println(line);
                output.out().flush();
                last = line;
            }
            if (!runs(job) || rests(job)) {
                break;
            }
            TimeUnit.SECONDS.sleep(1);
            job = hub.get(RetryCommand.PATH + "/" + begun.path("id").asString());
        }
        String says = HubApi.text(job, "says");
        if (says != null && !output.isJson()) {
            output.out().println(says);
        }
        // what is seen of a job may rest while it runs on: the hub has not looked yet, or others' transfers are under
        // way
        boolean ended = job.path("state").asString().equals("DONE") || runs(job) && rests(job);
        return ended && job.path("failed").asLong() == 0 ? ExitCodes.OK : ExitCodes.NEEDS_YOU;
    }

    private static boolean runs(JsonNode job) {
        return job.path("state").asString().equals("RUNNING");
    }

    private static boolean rests(JsonNode job) {
        return job.path("underWay").asLong() == 0;
    }
}
