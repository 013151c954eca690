package eu.passerelle.credentials.elm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ElmRendererTest {

    @Test
    void x() throws Exception {
        byte[] full = ElmRenderer.standard().render(Achievements.full()).content();
        Files.write(Path.of("/tmp/elmgen/full.json"), full);
        assertThat(OfficialShapes.load().check(full).results()).isEmpty();
        byte[] bare = ElmRenderer.standard().render(Achievements.bare()).content();
        Files.write(Path.of("/tmp/elmgen/bare.json"), bare);
        assertThat(OfficialShapes.load().check(bare).results()).isEmpty();
        Files.write(Path.of("/tmp/elmgen/full.png"), new CertificatePicture().draw(Achievements.full(), "en"));
        Files.write(Path.of("/tmp/elmgen/fi.png"), new CertificatePicture().draw(Achievements.full(), "fi"));
        ElmRenderer r = ElmRenderer.standard();
        var a = Achievements.full();
        for (int k = 0; k < 8; k++) {
            long t = System.nanoTime();
            for (int i = 0; i < 1000; i++) r.render(a);
            System.err.println("us per render " + (System.nanoTime() - t) / 1e6);
        }
    }
}
