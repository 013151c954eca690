package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Golden files: what certificates look like. After a change that is meant, run with {@code -Dpasserelle.golden=write} and
 * look at the pictures.
 */
class CertificateGoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/eu/passerelle/credentials/certificate/golden");
    /** As long as those that hubs make. */
    private static final URI ADDRESS =
            URI.create("https://hub.example.org/public/verify/c/CCH4tl-vSg6dVG8MLx18EdbQm1w7r4Xk");
    /** Another JDK may round the edge of a curve otherwise. */
    private static final int TOLERANCE = 40;

    private static final int STRAY_PIXELS = 60;

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = ';', textBlock = """
            default; en; Siobhán; O'Sullivan-Ní Dhomhnaill; Data Ethics
            default; el; Μαρία; Παπαδοπούλου; Ηθική των δεδομένων και της τεχνητής νοημοσύνης
            default; bg; Цветелина; Щърбанова-Йорданова; Етика на данните
            tampere; pl; Małgorzata; Żółkiewska-Świątek; Zarządzanie jakością
            trento;  lt; Žydrūnė; Šiaučiūnaitė; Duomenų etika
            trento;  en; Maximiliana Guadalupe; Wolfeschlegelsteinhausenbergerdorff-Ñúñez de la Santísima Trinidad; Interdisciplinary Foundations of Responsible Artificial Intelligence in Public Administration and Health
            """)
    void looksAsItDid(String template, String language, String given, String family, String title) throws IOException {
        CertificateTemplate drawn = Drawings.shipped(template);
        Achievement titled = Achievements.withTitle(Achievements.full(), LocalizedText.of(language, title));
        Achievement achievement =
                Achievements.withLearner(titled, new Learner(List.of(PersonName.of(given, family)), null, List.of()));
        Path golden = FOLDER.resolve(template + "-" + language + ".png");

        byte[] png = new CertificatePicture(Drawings.verified(drawn, ADDRESS)).draw(achievement, language);

        if ("write".equals(System.getProperty("passerelle.golden"))) {
            Files.createDirectories(FOLDER);
            Files.write(golden, png);
        }
        assertThat(png).hasSizeLessThanOrEqualTo(12 * 1024);
        assertThat(strayPixels(picture(png), picture(Files.readAllBytes(golden))))
                .isLessThan(STRAY_PIXELS);
    }

    private static BufferedImage picture(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static int strayPixels(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(one.getHeight()).isEqualTo(other.getHeight());
        int stray = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF);
                    if (Math.abs(difference) > TOLERANCE) {
                        stray++;
                        break;
                    }
                }
            }
        }
        return stray;
    }
}
