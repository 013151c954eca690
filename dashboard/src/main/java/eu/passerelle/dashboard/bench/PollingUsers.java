package eu.passerelle.dashboard.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * People who look at pages as browsers do: every few seconds each asks what its page asks, saying what it has seen already,
 * and now and then goes to another page.
 */
public final class PollingUsers {

    private static final int STAYS = 3;
    private static final int NO_ANSWER = 0;

    private final URI hub;
    private final List<List<Question>> pages;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Asked> asked = new ConcurrentLinkedQueue<>();

    /** @param pages what each asks */
    public PollingUsers(URI hub, List<List<Question>> pages) {
        this.hub = hub;
        this.pages = pages;
    }

    /**
     * What a page asks.
     *
     * @param name by which it is counted
     * @param paths that ask it, of which one is taken at random
     */
    public record Question(String name, List<String> paths) {

        public Question(String name, String... paths) {
            this(name, List.of(paths));
        }
    }

    private record Asked(String name, int status, double millis) {}

    /**
     * How long answers to one question took, in milliseconds.
     *
     * @param unchanged of the answers those that said: nothing has changed
     * @param failed answers that were neither that nor the answer
     */
    public record Figures(int asked, int unchanged, int failed, double p50, double p95, double p99) {}

    /** @param more whether they go on looking */
    public Map<String, Figures> look(int users, Duration every, BooleanSupplier more) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int user = 0; user < users; user++) {
                Random random = new Random(user);
                threads.submit(() -> {
                    look(random, every, more);
                    return true;
                });
            }
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.HOURS);
        }
        Map<String, List<Asked>> byName = new TreeMap<>();
        asked.forEach(each ->
                byName.computeIfAbsent(each.name(), none -> new ArrayList<>()).add(each));
        Map<String, Figures> figures = new TreeMap<>();
        byName.forEach((name, all) -> figures.put(name, figures(all)));
        return figures;
    }

    private void look(Random random, Duration every, BooleanSupplier more) throws InterruptedException {
        // they do not all come at the same moment
        TimeUnit.NANOSECONDS.sleep(random.nextLong(Math.max(1, every.toNanos())));
        Map<String, String> seen = new HashMap<>();
        List<String> paths = List.of();
        List<Question> page = pages.getFirst();
        for (int turn = 0; more.getAsBoolean(); turn++) {
            if (turn % STAYS == 0) {
                page = pages.get(random.nextInt(pages.size()));
                paths = page.stream()
                        .map(question -> question.paths()
                                .get(random.nextInt(question.paths().size())))
                        .toList();
            }
            for (int i = 0; i < page.size(); i++) {
                ask(page.get(i).name(), paths.get(i), seen);
            }
            TimeUnit.NANOSECONDS.sleep(every.toNanos());
        }
    }

    private void ask(String name, String path, Map<String, String> seen) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path)).timeout(Duration.ofSeconds(60));
        String known = seen.get(path);
        if (known != null) {
            request.header("If-None-Match", known);
        }
        long began = System.nanoTime();
        int status = NO_ANSWER;
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            status = answer.statusCode();
            answer.headers().firstValue("ETag").ifPresent(etag -> seen.put(path, etag));
        } catch (IOException e) {
            // counted as failed; they ask again
        }
        asked.add(new Asked(name, status, (System.nanoTime() - began) / 1e6));
    }

    private static Figures figures(List<Asked> asked) {
        double[] sorted = asked.stream().mapToDouble(Asked::millis).sorted().toArray();
        int unchanged =
                (int) asked.stream().filter(each -> each.status() == 304).count();
        int failed = (int) asked.stream()
                .filter(each -> each.status() != 304 && each.status() != 200)
                .count();
        return new Figures(
                sorted.length, unchanged, failed, share(sorted, 0.5), share(sorted, 0.95), share(sorted, 0.99));
    }

    private static double share(double[] sorted, double share) {
        return sorted[Math.clamp((int) Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)];
    }

    /** The pages, asking of a journal that {@link LargeJournal} has filled. */
    public static List<List<Question>> pages(String university, List<String> transfers) {
        String[] journeys = transfers.stream().map(id -> "/api/transfers/" + id).toArray(String[]::new);
        String[] credentials =
                transfers.stream().map(id -> "/api/credentials/" + id).toArray(String[]::new);
        Question overview = new Question("overview", "/api/overview");
        return List.of(
                List.of(overview),
                List.of(
                        overview,
                        new Question("groups", "/api/failure-groups"),
                        new Question("list", "/api/transfers?state=FAILED&most=50", "/api/transfers?most=50"),
                        new Question("retries", "/api/retries?most=20")),
                List.of(
                        overview,
                        new Question(
                                "list, of a group",
                                "/api/transfers?group=bench-7&state=FAILED&most=50",
                                "/api/transfers?group=bench-31&most=50"),
                        new Question(
                                "list, of a university",
                                "/api/transfers?university=" + university + "&most=50",
                                "/api/transfers?university=" + university + "&state=REJECTED&most=50")),
                List.of(
                        overview,
                        new Question(
                                "search",
                                Arrays.stream(new String[] {"150007", "att-100", "wallet 7", "no such text", "ATT-1234"
                                        })
                                        .map(text -> "/api/transfers?most=50&text=" + text.replace(" ", "%20"))
                                        .toArray(String[]::new))),
                List.of(overview, new Question("journey", journeys)),
                List.of(
                        overview,
                        new Question("runs", "/api/runs?university=" + university + "&most=50"),
                        new Question("outcomes of runs", "/api/runs/outcomes?university=" + university + "&most=50")),
                List.of(
                        new Question("rules", "/api/referred/rules"),
                        new Question("referred", "/api/referred?most=50", "/api/referred?rule=catalogue-3&most=50"),
                        new Question("stacks", "/api/stacks")),
                List.of(
                        new Question(
                                "credentials",
                                "/api/credentials?most=50",
                                "/api/credentials?status=REVOKED&most=50",
                                "/api/credentials?course=MC-77&most=50",
                                "/api/credentials?text=150007&most=50"),
                        new Question("credential", credentials),
                        new Question("orders", "/api/credentials/orders?most=20")));
    }
}
