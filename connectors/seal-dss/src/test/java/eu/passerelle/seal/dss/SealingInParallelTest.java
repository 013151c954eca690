package eu.passerelle.seal.dss;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Credential;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SealingInParallelTest {

    @TempDir
    Path directory;

    @Test
    void sealsOnTwoThreadsAtOnce() throws Exception {
        seal(500, 50);
    }

    @Test
    @Tag("full")
    void sealsThousandsOnTwoThreadsAtOnce() throws Exception {
        seal(2_000, 100);
    }

    /** @param sample DSS judges each that many */
    private void seal(int each, int sample) throws Exception {
        SealFiles files = new SealFiles(directory);
        DssSealer sealer = files.sealer();
        X509Certificate certificate = files.key("seal.p12").chain().getFirst();

        List<Future<List<Credential>>> threads;
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            threads = pool.invokeAll(List.of(sealing(sealer, 0, each), sealing(sealer, 1, each)));
        }

        SealVerifier dss = new SealVerifier(List.of(files.authority()));
        for (int thread = 0; thread < 2; thread++) {
            List<Credential> sealed = threads.get(thread).get();
            assertThat(sealed).hasSize(each);
            for (int i = 0; i < each; i++) {
                byte[] document = sealed.get(i).content();
                assertThat(holds(document, text(thread, i), certificate)).isTrue();
                if (i % sample == 0) {
                    assertThat(dss.verify(document))
                            .extracting(SealVerdict::intact, SealVerdict::level)
                            .containsExactly(true, "JAdES-BASELINE-B");
                }
            }
        }
    }

    /** Times differ from seal to seal, so that the threads also fight for the header. */
    private static Callable<List<Credential>> sealing(DssSealer sealer, int thread, int each) {
        return () -> {
            List<Credential> sealed = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                Instant at = SealFiles.NOW.minusSeconds((i + thread) % 3);
                sealed.add(sealer.seal(SealFiles.credential(text(thread, i)), at));
            }
            return sealed;
        };
    }

    private static String text(int thread, int i) {
        return "{\"thread\":" + thread + ",\"number\":" + i + "}";
    }

    /** By the JDK alone, which is fast enough for all of them; DSS judges a sample. */
    private static boolean holds(byte[] document, String text, X509Certificate certificate) throws Exception {
        String written = new String(document, StandardCharsets.UTF_8);
        assertThat(written).contains(text.replace("\"", "\\\""));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(certificate);
        signature.update((member(written, "protected") + "." + text).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(member(written, "signature")));
    }

    private static String member(String document, String name) {
        int start = document.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return document.substring(start, document.indexOf('"', start));
    }
}
