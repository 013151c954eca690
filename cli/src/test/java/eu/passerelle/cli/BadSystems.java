package eu.passerelle.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpsServer;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedServer;
import eu.passerelle.simulators.elmo.ElmoForm;
import eu.passerelle.simulators.elmo.ElmoSimulator;
import eu.passerelle.simulators.elmo.SftpSimulator;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Auth;
import eu.passerelle.simulators.ooapi.OoapiSimulator.Version;
import eu.passerelle.simulators.virta.VirtaSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** One university for each way in which a SIS or its data can be bad, each with its file in {@code config/}. */
final class BadSystems implements AutoCloseable {

    static final int LARGE = 200 << 20;
    /** Seconds that a SIS which is asked too often wants to be left alone. */
    static final int PAUSE = 12;

    private final Site site;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Map<String, Campus> campuses = new HashMap<>();
    private final OoapiSimulator expiring;

    BadSystems(Site site) throws Exception {
        this.site = site;
        site.write("secrets/right", "right");
        site.write("secrets/wrong", "wrong");
        documents();
        expiring = ooapi("expired-token", 6, Auth.OAUTH2);
        AtomicBoolean expired = new AtomicBoolean();
        expiring.afterPage((offering, page) -> {
            if (!expired.getAndSet(true)) {
                expiring.expireTokens();
            }
        });
        credentials();
        services();
        pages();
    }

    /** Tokens that the SIS whose tokens expire has given. */
    int tokens() {
        return expiring.tokens();
    }

    List<SimulatedResult> results(String university) {
        return Objects.requireNonNull(campuses.get(university)).results();
    }

    private void documents() throws IOException {
        String good = transcript();
        String external = "<!DOCTYPE elmo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        document(
                "external-entity",
                good.replaceFirst("<elmo", external + "<elmo").replace("ECTS", "&x;"));
        document(
                "billion-laughs", good.replaceFirst("<elmo", laughs() + "<elmo").replace("five", "&l9;"));
        document("truncated-gzip", half(gzip(good.getBytes(UTF_8))));
        document("wrong-encoding", good.replace("Course", "Kursus på dansk").getBytes(ISO_8859_1));
        document("decimal-comma", good.replaceFirst("<value>([0-9])(\\.[0-9])?</value>", "<value>$1,5</value>"));
        document(
                "no-learner",
                good.replaceFirst(
                        "(?s)<learner>.*</learner>",
                        "<learner><givenNames/><familyName/><alternativeName/></learner>"));
        large(Files.createDirectories(site.file("inboxes/large-file")).resolve("transcript.xml"), good);
        files("large-file", "directory: ../inboxes/large-file");
    }

    /** Three final results of one learner in ELMO 2. */
    private String transcript() throws IOException {
        Path directory = site.file("good");
        new ElmoSimulator(new Campus("good", "good.example", "en", 1, 3, 3), directory, ElmoForm.ELMO_2).publish();
        try (Stream<Path> files = Files.list(directory)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE elmo [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
        }
        return type + "]>";
    }

    private void document(String id, String content) throws IOException {
        document(id, content.getBytes(UTF_8));
    }

    private void document(String id, byte[] content) throws IOException {
        Path inbox = Files.createDirectories(site.file("inboxes").resolve(id));
        Files.write(inbox.resolve("transcript.xml"), content);
        files(id, "directory: ../inboxes/" + id);
    }

    private void files(String id, String inbox) {
        university(id, """
                protocol: elmo
                  gradingSchemes: {five: fi-0-5}
                  inbox:
                    quiet: PT0S
                    %s""".formatted(inbox));
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] half(byte[] content) {
        return Arrays.copyOf(content, content.length / 2);
    }

    /** A transcript that would be good if it were not so long. */
    private static void large(Path file, String good) throws IOException {
        int end = good.indexOf("</elmo>");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(good.substring(0, end).getBytes(UTF_8));
            pad(out);
            out.write(good.substring(end).getBytes(UTF_8));
        }
    }

    private static void pad(OutputStream out) throws IOException {
        byte[] spaces = " ".repeat(1 << 20).getBytes(UTF_8);
        for (int written = 0; written < LARGE; written += spaces.length) {
            out.write(spaces);
        }
    }

    private void credentials() throws IOException {
        OoapiSimulator ooapi = keep(new OoapiSimulator(0, campus("wrong-password", 6), Version.V6, Auth.OAUTH2));
        ooapi("wrong-password", ooapi.base(), "V6", oauth2(ooapi, "wrong"));
        VirtaSimulator virta = keep(new VirtaSimulator(0, campus("wrong-key", 6), "right"));
        site.write("wrong-key.csv", virta.rosterCsv());
        university("wrong-key", """
                protocol: virta
                  endpoint: %s
                  system: passerelle
                  user: hub
                  key: ${file:secrets/wrong}
                  roster: wrong-key.csv""".formatted(virta.address()));
        Files.createDirectories(site.file("sftp/inbox"));
        SftpSimulator sftp = keep(new SftpSimulator(0, site.file("sftp"), "hub", "right"));
        files("wrong-sftp-password", """
                sftp:
                      host: localhost
                      port: %d
                      user: hub
                      password: ${file:secrets/wrong}
                      hostKey: %s
                      directory: /inbox""".formatted(sftp.port(), sftp.fingerprint()));
    }

    private void services() throws Exception {
        ooapi("too-many-requests", 6, Auth.NONE).server().fail(1, 429, Map.of("Retry-After", String.valueOf(PAUSE)));
        ooapi("out-of-order", 6, Auth.NONE).server().fail(1, 503, Map.of());
        ooapi("hanging-socket", 6, Auth.NONE).server().hang();
        HttpsServer tls = SelfSigned.server();
        open.push(() -> tls.stop(0));
        ooapi(
                "unknown-authority",
                URI.create("https://localhost:" + tls.getAddress().getPort() + "/v5"),
                "V5",
                "");
        SimulatedServer large = keep(new SimulatedServer(0, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            pad(exchange.getResponseBody());
        }));
        ooapi("large-answer", large.address(), "V5", "");
    }

    private void pages() {
        ooapi("no-learner-in-a-row", 8, Auth.NONE);
        OoapiSimulator repeating = keep(new OoapiSimulator(0, campus("page-twice", 300), Version.V5, Auth.NONE));
        ooapi("page-twice", repeating.base(), "V5", "pageSize: 10");
        repeating.repeatNextPage();
        byte[] page = "{\"hasNextPage\":true,\"items\":[{\"courseId\":\"c\"}]}".getBytes(UTF_8);
        SimulatedServer endless =
                keep(new SimulatedServer(0, exchange -> SimulatedServer.send(exchange, 200, "application/json", page)));
        ooapi("page-for-ever", endless.address(), "V5", "");
    }

    private OoapiSimulator ooapi(String id, int results, Auth auth) {
        OoapiSimulator simulator = keep(new OoapiSimulator(0, campus(id, results), Version.V6, auth));
        ooapi(id, simulator.base(), "V6", auth == Auth.NONE ? "" : oauth2(simulator, "right"));
        return simulator;
    }

    private void ooapi(String id, URI base, String version, String more) {
        university(id, """
                protocol: ooapi
                  base: %s
                  version: %s
                  scaleDefault: nl-1-10
                  %s""".formatted(base, version, more));
    }

    private String oauth2(OoapiSimulator simulator, String secret) {
        site.write("secrets/ooapi", "simulated-secret");
        String file = secret.equals("right") ? "secrets/ooapi" : "secrets/wrong";
        return "auth: {oauth2: {token: \"%s\", client: passerelle, secret: \"${file:%s}\"}}"
                .formatted(simulator.server().address().resolve("/oauth/token"), file);
    }

    private Campus campus(String id, int results) {
        Campus campus = new Campus(id, id + ".example", "en", 3, results, 3);
        campuses.put(id, campus);
        return campus;
    }

    private void university(String id, String sis) {
        site.write("universities/" + id + ".yaml", """
                id: %s
                name: {en: University}
                country: NLD
                languages: [en]
                timeZone: Europe/Amsterdam
                targets: [europass]
                sis:
                  %s
                """.formatted(id, sis));
    }

    private <T extends AutoCloseable> T keep(T system) {
        open.push(system);
        return system;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable system : open) {
            system.close();
        }
    }
}
