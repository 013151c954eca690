package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePictureTest {

    private static final int LIMIT = 12 * 1024;
    private static final CertificatePicture PICTURE = new CertificatePicture();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            en; GBR; University of Example;                   Siobhán; O'Sullivan-Ní Dhomhnaill; Data Ethics
            fi; FIN; Tampereen yliopisto;                     Äinö; Yläjärvi-Öhberg;             Käyttäjäkokemuksen mittaaminen
            sv; SWE; Linköpings universitet;                  Åsa; Öström;                       Hållbar samhällsbyggnad
            el; GRC; Εθνικό Μετσόβιο Πολυτεχνείο;             Μαρία; Παπαδοπούλου;               Ηθική των δεδομένων και της τεχνητής νοημοσύνης
            bg; BGR; Софийски университет „Св. Кл. Охридски“; Цветелина; Щърбанова-Йорданова;    Етика на данните и изкуствения интелект
            pl; POL; Politechnika Łódzka;                     Małgorzata; Żółkiewska-Świątek;    Zarządzanie jakością
            lt; LTU; Kauno technologijos universitetas;       Žydrūnė; Šiaučiūnaitė;             Duomenų etika
            tr; TUR; İstanbul Üniversitesi;                   Işıl; Gökçeoğlu;                   Veri etiği
            ca; ESP; Universitat Autònoma de Barcelona;       Núria; Puigdellívol i Capdevila;   Col·laboració i ètica de les dades
            ro; ROU; Universitatea din București;             Ștefania; Țăranu;                  Etica datelor
            uk; UKR; Київський університет;                   Євгенія; Ґалаґан-Їжакевич;         Етика даних
            """)
    void staysSmallInEveryAlphabet(
            String language, String country, String university, String given, String family, String title)
            throws IOException {
        Achievement achievement = certificate(language, country, university, title, PersonName.of(given, family));

        byte[] png = keep("alphabet-" + language, PICTURE.draw(achievement, language));

        assertThat(png).hasSizeLessThanOrEqualTo(LIMIT);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(image.getHeight()).isEqualTo(452);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "8", "40"})
    void staysSmallWithLongTitlesAndNames(int times) throws IOException {
        String title = "Interdisciplinary Foundations of Responsible Artificial Intelligence ".repeat(times);
        String family = "Wolfeschlegelsteinhausenbergerdorff-Ñúñez ".repeat(times);
        Achievement achievement = certificate(
                "en",
                "GBR",
                "University of Very Long and Distinguished Names ".repeat(times),
                title,
                PersonName.of("Maximiliana Guadalupe", family),
                PersonName.of("Максимилиана", family));

        byte[] png = keep("long-" + times, PICTURE.draw(achievement, "en"));

        assertThat(png).hasSizeLessThanOrEqualTo(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghijklmnopqrstuvwxyzåäöñçß",
                "αβγδεζηθικλμνξοπρστυφχψωάέή",
                "абвгдежзийклмнопрстуфхцчшщъьюя",
                "WMÅŒ@ЖЩЮΩΨ"
            })
    void staysSmallWithNoise(String alphabet) throws IOException {
        Random random = new Random(7);
        String noise = random.ints(2_000, 0, alphabet.length() + 4)
                .mapToObj(i -> i < alphabet.length() ? alphabet.substring(i, i + 1) : " ")
                .collect(Collectors.joining());
        PersonName[] names = {PersonName.of(noise, ""), PersonName.of(noise.substring(9), "")};

        byte[] png = keep(
                "noise-" + Integer.toHexString(alphabet.charAt(0)),
                PICTURE.draw(certificate("el", "GRC", noise, noise, names), "el"));

        assertThat(png).hasSizeLessThanOrEqualTo(LIMIT);
    }

    @Test
    void showsABoxForLettersThatTheFontLacks() throws IOException {
        Achievement exotic =
                certificate("en", "GBR", "University", "数据伦理 𐍈 \uD83D \u0000", PersonName.of("محمد", "אבג"));

        byte[] png = keep("boxes", PICTURE.draw(exotic, "en"));

        assertThat(png)
                .isNotEqualTo(PICTURE.draw(certificate("en", "GBR", "University", ".", PersonName.of(".", "")), "en"));
        assertThat(png).hasSizeLessThanOrEqualTo(LIMIT);
    }

    @Test
    void prefersTheSpellingThatItCanDraw() {
        PersonName arabic = PersonName.of("محمد", "علي");
        PersonName latin = PersonName.of("Mohamed", "Ali");

        byte[] both = PICTURE.draw(certificate("en", "GBR", "University", "T", arabic, latin), "en");

        assertThat(both).isEqualTo(PICTURE.draw(certificate("en", "GBR", "University", "T", latin), "en"));
    }

    @Test
    void isTheSameFromEveryThread() throws Exception {
        CertificatePicture fresh = new CertificatePicture();
        byte[] expected = PICTURE.draw(Achievements.full(), "en");
        List<Callable<byte[]>> drawings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            drawings.add(() -> fresh.draw(Achievements.full(), "en"));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<byte[]> drawn : threads.invokeAll(drawings)) {
                assertThat(drawn.get()).isEqualTo(expected);
            }
        }
    }

    /** For looking at: the pictures lie in target/pictures. */
    private static byte[] keep(String name, byte[] png) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(folder.resolve(name + ".png"), png);
        return png;
    }

    private static Achievement certificate(
            String language, String country, String university, String title, PersonName... names) {
        Organisation organisation = new Organisation(LocalizedText.of(language, university), country, null, null, null);
        Achievement titled = Achievements.withTitle(Achievements.full(), LocalizedText.of(language, title));
        Achievement named = Achievements.withLearner(titled, new Learner(List.of(names), null, List.of()));
        return Achievements.withUniversity(
                named, new University("example", organisation, List.of(language), ZoneId.of("Europe/Brussels")));
    }
}
