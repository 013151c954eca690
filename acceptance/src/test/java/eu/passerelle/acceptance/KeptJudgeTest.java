package eu.passerelle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No verdict is another question's, and a judge that fails says why. */
class KeptJudgeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LARGE = "\"" + "x".repeat(1 << 20) + "\"";

    @TempDir
    Path home;

    @BeforeEach
    void keep() throws IOException {
        Path scripts = Files.createDirectory(home.resolve("scripts"));
        Files.copy(
                Path.of(System.getProperty("passerelle.root"), "acceptance", "scripts", "keep.mjs"),
                scripts.resolve("keep.mjs"));
        write("echo.mjs", """
                let asked = 0;
                export default async function judge(question) {
                  asked++;
                  if (question.stop) process.exit(3);
                  if (question.loud) process.stdout.write('\\n');
                  if (question.fail) throw new Error('the judge is ill');
                  await new Promise((done) => setTimeout(done, question.milliseconds ?? 0));
                  return { asked, said: question.say };
                }
                """);
    }

    private void write(String script, String text) throws IOException {
        Files.writeString(home.resolve("scripts").resolve(script), text);
    }

    private String ask(String script, String question, Duration most) throws IOException, InterruptedException {
        return KeptJudge.ask(home, script, Map.of(), question, most);
    }

    private String ask(String question) throws IOException, InterruptedException {
        return ask("echo.mjs", question, PATIENCE);
    }

    @Test
    void keepsOneJudgeRunning() throws Exception {
        assertThat(ask("{\"say\":\n\"one\"}")).isEqualTo("{\"asked\":1,\"said\":\"one\"}");
        assertThat(ask("{\"say\":\"two\"}")).isEqualTo("{\"asked\":2,\"said\":\"two\"}");
    }

    @Test
    void saysHowAJudgeFailed() {
        assertThatThrownBy(() -> ask("{\"fail\":true}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("echo.mjs", "the judge is ill");
    }

    /** What a slow judge says at last belongs to nobody. */
    @Test
    void aLateVerdictIsNotTheNextOne() throws Exception {
        ask("{}");

        assertThatThrownBy(() -> ask("echo.mjs", "{\"milliseconds\":1500,\"say\":\"late\"}", Duration.ofSeconds(1)))
                .hasMessageContaining("did not answer in 1 s");

        assertThat(ask("{\"say\":\"next\"}")).contains("next");
    }

    @Test
    void theVerdictOfAnInterruptedTestIsNotTheNextOne() throws Exception {
        ask("{}");

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> ask("{\"milliseconds\":200,\"say\":\"late\"}"))
                .isInstanceOf(InterruptedException.class);

        assertThat(ask("{\"say\":\"next\"}")).contains("next");
    }

    @Test
    void whatAJudgePrintsIsNoVerdictNorTheNextOne() throws Exception {
        assertThatThrownBy(() -> ask("{\"loud\":true,\"say\":\"one\"}")).isInstanceOf(IllegalStateException.class);

        assertThat(ask("{\"say\":\"next\"}")).contains("next");
    }

    @Test
    void aJudgeThatEndsSaysWhy() throws Exception {
        write("broken.mjs", "console.error('no such package'); process.exit(4);");

        assertThatThrownBy(() -> ask("broken.mjs", "{}", PATIENCE)).hasMessageContaining("no such package");
        assertThatThrownBy(() -> ask("broken.mjs", LARGE, PATIENCE)).hasMessageContaining("no such package");
        assertThatThrownBy(() -> ask("{\"stop\":true}")).hasMessageContaining("ended");
    }

    @Test
    @Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aJudgeThatNeverReadsIsNotWaitedFor() throws Exception {
        write("deaf.mjs", "setInterval(() => {}, 1000); await new Promise(() => {});");

        assertThatThrownBy(() -> ask("deaf.mjs", LARGE, Duration.ofSeconds(1)))
                .hasMessageContaining("did not answer in 1 s");
    }
}
