package eu.passerelle.simulators.wallet;

import com.sun.net.httpserver.HttpExchange;
import eu.passerelle.simulators.SimulatedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Europass wallet on loopback: {@code POST} and {@code GET /api/v2/credentials} of the EDCI wallet contract 2.2.2,
 * with its error codes. It wants a sealed document (payload and signatures) and files it by the payload's {@code id};
 * it verifies no signature. {@code GET /simulator/held} tells other processes what it holds.
 */
public final class WalletSimulator implements AutoCloseable {

    private static final String CREDENTIALS = "/api/v2/credentials";
    private static final JsonMapper JSON = new JsonMapper();

    private final WalletTuning tuning;
    private final Shelf shelf;
    private final SimulatedServer server;
    private final AtomicLong posts = new AtomicLong();
    private final AtomicInteger drops = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> garbage = new ConcurrentLinkedQueue<>();
    private volatile boolean refusesUnknown;
    private volatile Duration delay = Duration.ZERO;

    /** @param port 0 for a free one */
    public WalletSimulator(int port) {
        this(port, WalletTuning.DEFAULT);
    }

    public WalletSimulator(int port, WalletTuning tuning) {
        this.tuning = tuning;
        this.shelf = new Shelf(tuning);
        this.server = new SimulatedServer(port, this::handle);
    }

    /** The wallet's base address, as it stands in the hub's settings. */
    public URI address() {
        return server.address();
    }

    /** Credential ids (as in the payload, {@code urn:credential:<uuid>}) and in how many wallets each lies: must stay 1. */
    public Map<String, Integer> held() {
        Map<String, Integer> copies = new HashMap<>();
        shelf.held().forEach((id, held) -> copies.put(id, held.copies()));
        return copies;
    }

    /** Wallets that hold this credential: wallet addresses and e-mail addresses. */
    public List<String> wallets(String id) {
        Shelf.Held held = shelf.held().get(id);
        return held == null ? List.of() : held.wallets();
    }

    /** All uploads that reached the wallet, refused ones included. */
    public long posts() {
        return posts.get();
    }

    /** Readable uploads of this credential, repetitions included; counted anew after a restart. */
    public int posts(String id) {
        Shelf.Held held = shelf.held().get(id);
        return held == null ? 0 : held.posts();
    }

    /** @throws IllegalArgumentException when it is not held, or only its fingerprint */
    public byte[] credential(String id) {
        return shelf.content(id);
    }

    /** Answers 404 to wallet addresses that were not {@link #open opened}; e-mail addresses always get a wallet. */
    public void refuseUnknownWallets(boolean refuse) {
        refusesUnknown = refuse;
    }

    public void open(String walletAddress) {
        shelf.open(walletAddress);
    }

    /** Answers 503 to everything until told otherwise. */
    public void down(boolean isDown) {
        server.down(isDown);
    }

    /** Waits this long before it answers. */
    public void slow(Duration before) {
        delay = before;
    }

    /** The next request gets no answer until the simulator closes. */
    public void hang() {
        server.hang();
    }

    /** The next {@code times} requests are answered with this status and these headers, with an empty body. */
    public void fail(int times, int status, Map<String, String> headers) {
        server.fail(times, status, headers);
    }

    /** The next {@code times} requests are answered with 429. */
    public void limitRate(int times, Duration retryAfter) {
        server.fail(times, 429, Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /** The next {@code times} good uploads are stored, but the connection ends without an answer. */
    public void dropAfterStoring(int times) {
        drops.addAndGet(times);
    }

    /** The next upload is not stored, and answered with 200 and this body. */
    public void answerInstead(String body) {
        garbage.add(body);
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Optional<Answer> answer;
        if (path.equals(CREDENTIALS) && method.equals("POST")) {
            answer = upload(exchange);
        } else if (path.equals(CREDENTIALS) && method.equals("GET")) {
            answer = Optional.of(list(query(exchange).getOrDefault("walletAddress", "")));
        } else if (path.equals("/simulator/held") && method.equals("GET")) {
            answer = Optional.of(new Answer(200, shelf.held()));
        } else {
            answer = Optional.of(Answer.error(404, "GL-0001"));
        }
        if (!delay.isZero()) {
            LockSupport.parkNanos(delay.toNanos());
        }
        if (answer.isPresent()) {
            SimulatedServer.send(
                    exchange,
                    answer.get().status(),
                    "application/json",
                    JSON.writeValueAsBytes(answer.get().body()));
        }
    }

    /** @return empty when the connection is to end without an answer */
    private Optional<Answer> upload(HttpExchange exchange) throws IOException {
        posts.incrementAndGet();
        byte[] body = exchange.getRequestBody().readNBytes(tuning.maxBytes() + 1);
        if (body.length > tuning.maxBytes()) {
            return Optional.of(Answer.error(413, "UN-0000"));
        }
        String instead = garbage.poll();
        if (instead != null) {
            SimulatedServer.send(exchange, 200, "application/json", instead.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        }
        String mediaType = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        Optional<MultipartForm> form = MultipartForm.of(mediaType, body);
        if (form.isEmpty()) {
            return Optional.of(Answer.error(415, "UN-0000"));
        }
        Answer answer = form.get()
                .part("_credential")
                .map(part -> file(query(exchange), body, part))
                .orElseGet(() -> Answer.error(400, "UN-0000"));
        boolean drop = answer.status() == 200 && drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return drop ? Optional.empty() : Optional.of(answer);
    }

    /** The same order of checks as the original: addresses, wallet, seal, id, already there. */
    private Answer file(Map<String, String> query, byte[] body, MultipartForm.Part part) {
        String address = query.getOrDefault("walletAddress", "");
        String email = query.getOrDefault("userEmail", "");
        if (address.isEmpty() == email.isEmpty() || !email.isEmpty() && !email.matches("[^@\\s]+@[^@\\s]+")) {
            return Answer.error(400, "UN-0000");
        }
        if (!address.isEmpty() && refusesUnknown && !shelf.knows(address)) {
            return Answer.error(404, "WL-0003");
        }
        return switch (SealedDocument.read(body, part.from(), part.length())) {
            case SealedDocument.Reading.NotSealed ignored -> Answer.error(400, "CR-0007");
            case SealedDocument.Reading.Unreadable ignored -> Answer.error(400, "CR-0006");
            case SealedDocument.Reading.Sealed sealed -> {
                String wallet = address.isEmpty() ? email : address;
                yield shelf.add(wallet, sealed.id(), body, part.from(), part.length())
                        ? new Answer(200, view(sealed.id()))
                        : Answer.error(409, "CR-0001");
            }
        };
    }

    private Answer list(String wallet) {
        return shelf.knows(wallet)
                ? new Answer(200, shelf.of(wallet).stream().map(this::view).toList())
                : Answer.error(404, "WL-0003");
    }

    private Map<String, Object> view(String id) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("uuid", id);
        view.put("type", "Europass Credential");
        view.put("viewerURL", address() + "/viewer/" + id);
        view.put("profile", List.of());
        return view;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private record Answer(int status, Object body) {
        static Answer error(int status, String code) {
            return new Answer(status, Map.of("code", code, "message", "simulated", "path", CREDENTIALS));
        }
    }
}
