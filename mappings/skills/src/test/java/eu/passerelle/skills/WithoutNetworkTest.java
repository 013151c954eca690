package eu.passerelle.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals come from this machine alone. */
class WithoutNetworkTest {

    private static final List<String> NO_NETWORK = List.of("unshare", "--map-root-user", "--net");

    /** What the other process does: a Java that has never loaded the model before. */
    public static final class Proposing {
        private Proposing() {}

        /** @param arguments the file for the labels of what is proposed, then an outcome */
        public static void main(String[] arguments) throws IOException {
            try (SentenceModel model = SentenceModel.load()) {
                List<String> labels = new SkillProposals(SkillList.excerpt(), model)
                        .of(List.of(arguments[1]), "en").stream()
                                .map(ProposedSkill::label)
                                .toList();
                Files.write(Path.of(arguments[0]), labels);
            }
        }
    }

    @Test
    void proposesWhereTheKernelGivesItNoInterface(@TempDir Path folder) throws Exception {
        assumeThat(end(NO_NETWORK, List.of("true")).exit())
                .as("this machine cannot take the network from a process")
                .isZero();
        assertThat(end(NO_NETWORK, List.of("cat", "/proc/net/route")).out().lines())
                .as("routes: the heading only")
                .hasSizeLessThanOrEqualTo(1);

        Ended proposing = end(
                NO_NETWORK,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Proposing.class.getName(),
                        folder.resolve("labels").toString(),
                        "Train a machine learning model"));

        assertThat(proposing.exit()).isZero();
        assertThat(folder.resolve("labels")).hasContent("machine learning");
    }

    @Test
    void hasNothingOnItsClassPathThatCallsHome() {
        assertThat(System.getProperty("java.class.path"))
                .as("DJL's tokenizer reports its use over the network; docs/decisions/0024 says why it is left out")
                .doesNotContain("ai" + File.separator + "djl")
                .doesNotContain("langchain4j-core");
    }

    private record Ended(int exit, String out) {}

    private static Ended end(List<String> prefix, List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        try {
            Process process = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), out);
        } catch (IOException e) {
            return new Ended(127, "");
        }
    }
}
