package eu.passerelle.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks one script of {@code acceptance/scripts}, run by Node: JSON in, JSON out. A script that fails itself, instead of
 * giving a verdict, is an {@link IllegalStateException} here.
 */
public final class Judge {

    private static final Duration USUAL = Duration.ofSeconds(90);

    private final Path home;
    private final String script;
    private final Map<String, String> environment;
    private final Duration most;
    private final boolean kept;

    private Judge(Path home, String script, Map<String, String> environment, Duration most, boolean kept) {
        this.home = home;
        this.script = script;
        this.environment = environment;
        this.most = most;
        this.kept = kept;
    }

    /**
     * A judge that goes on running from question to question.
     *
     * @param script its file name, for example {@code sd-jwt-vc.mjs}; its default export answers
     */
    public static Judge of(String script) {
        return new Judge(Path.of(System.getProperty("passerelle.root"), "acceptance"), script, Map.of(), USUAL, true);
    }

    /** A script that reads one question from its standard input, writes one answer, and ends: a walk with a browser. */
    public static Judge once(String script) {
        return new Judge(Path.of(System.getProperty("passerelle.root"), "acceptance"), script, Map.of(), USUAL, false);
    }

    /** The same judge, trusting also the certificates of a PEM file for TLS. */
    public Judge trusting(Path certificates) {
        return new Judge(home, script, Map.of("NODE_EXTRA_CA_CERTS", certificates.toString()), most, kept);
    }

    /** The same judge, with so much time. */
    public Judge within(Duration longest) {
        return new Judge(home, script, environment, longest, kept);
    }

    /**
     * @param input JSON text
     * @return what the script wrote, JSON text
     * @throws IllegalStateException when the script fails or does not end, with what it said; when nothing is installed
     */
    public String ask(String input) throws IOException, InterruptedException {
        if (!Files.isDirectory(home.resolve("node_modules"))) {
            throw new IllegalStateException(
                    "Wallets and verifiers of others are not installed: tag the test \"slow\" and run"
                            + " Maven with -Pslow, or run acceptance/install");
        }
        if (kept) {
            return KeptJudge.ask(home, script, environment, input, most);
        }
        Path said = Files.createTempFile("judge", ".json");
        Path complained = Files.createTempFile("judge", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder("node", "scripts/" + script)
                    .directory(home.toFile())
                    .redirectOutput(said.toFile())
                    .redirectError(complained.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(script + " did not end in " + most.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(script + ": " + Files.readString(complained));
            }
            return Files.readString(said);
        } finally {
            Files.deleteIfExists(said);
            Files.deleteIfExists(complained);
        }
    }
}
