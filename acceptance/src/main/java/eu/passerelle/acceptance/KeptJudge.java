package eu.passerelle.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A judge's process, kept for the next question: {@code scripts/keep.mjs} with the judge in it, a line each way. The few
 * asked last are kept; they end when this JVM does, because their standard input does.
 */
final class KeptJudge {

    private static final int MOST = 4;
    private static final Map<Kind, KeptJudge> RUNNING = new LinkedHashMap<>(MOST, 0.75f, true);

    private final String script;
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;
    private final Path complaints;

    private record Kind(Path home, String script, Map<String, String> environment) {}

    private KeptJudge(Kind kind) throws IOException {
        script = kind.script();
        complaints = Files.createTempFile("judge", ".err");
        complaints.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder("node", "scripts/keep.mjs", script)
                .directory(kind.home().toFile())
                .redirectError(complaints.toFile());
        builder.environment().putAll(kind.environment());
        process = builder.start();
        questions = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when the judge fails, ends or does not answer in time; with what it said */
    static synchronized String ask(
            Path home, String script, Map<String, String> environment, String question, Duration most)
            throws IOException, InterruptedException {
        Kind kind = new Kind(home, script, environment);
        KeptJudge judge = RUNNING.get(kind);
        if (judge == null) {
            makeRoom();
            judge = new KeptJudge(kind);
            RUNNING.put(kind, judge);
        }
        boolean answered = false;
        try {
            String answer = judge.ask(question, most);
            answered = true;
            return answer;
        } finally {
            // whatever it says later must not be taken for the answer to the next question
            if (!answered) {
                RUNNING.remove(kind);
                judge.end();
            }
        }
    }

    private static void makeRoom() {
        if (RUNNING.size() == MOST) {
            Iterator<KeptJudge> eldest = RUNNING.values().iterator();
            eldest.next().end();
            eldest.remove();
        }
    }

    private String ask(String question, Duration most) throws IOException, InterruptedException {
        String answer = answer(question, most);
        if (answer == null) {
            throw new IllegalStateException(script + " ended: " + Files.readString(complaints));
        }
        if (!answer.startsWith("+")) {
            throw new IllegalStateException(script + ": " + answer);
        }
        return answer.substring(1);
    }

    /** @return null: it has ended */
    private @Nullable String answer(String question, Duration most) throws InterruptedException {
        CompletableFuture<@Nullable String> line = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                // between the tokens of JSON a line's end is as good as a space, and inside of them there is none
                questions.write(question.replace('\n', ' ').replace('\r', ' ') + "\n");
                questions.flush();
                line.complete(answers.readLine());
            } catch (IOException e) {
                line.complete(null);
            }
        });
        try {
            return line.get(most.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(script + " did not answer in " + most.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(script, e.getCause());
        }
    }

    private void end() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(complaints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
