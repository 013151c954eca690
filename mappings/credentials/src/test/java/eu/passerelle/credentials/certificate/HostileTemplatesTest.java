package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings come from many hands: none of them runs, fetches, reads or takes for ever. */
class HostileTemplatesTest {

    private static final int LINE = 5;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            <script>alert(1)</script>                                                  | <script> is not allowed
            <script href="http://evil.example/x.js"/>                                  | <script> is not allowed
            <rect width="9" height="9" onclick="alert(1)"/>                            | 'onclick' would run a script
            <rect width="9" height="9" onload="alert(1)"/>                             | 'onload' would run a script
            <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>| <foreignObject> is not allowed
            <a xlink:href="http://evil.example/"><rect width="9" height="9"/></a>      | <a> is not allowed
            <image href="http://evil.example/x.png" width="9" height="9"/>             | leads out of the file
            <image xlink:href="https://evil.example/x.png" width="9" height="9"/>      | leads out of the file
            <image href="file:///etc/passwd" width="9" height="9"/>                    | leads out of the file
            <image href="/etc/passwd" width="9" height="9"/>                           | leads out of the file
            <image href="other.png" width="9" height="9"/>                             | leads out of the file
            <image href="jar:file:/x.jar!/y.png" width="9" height="9"/>                | leads out of the file
            <image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>    | must hold a PNG or JPEG
            <image href="data:image/png;base64,AAAA" width="9" height="9"/>            | is no PNG or JPEG
            <image href="data:image/png;base64,***" width="9" height="9"/>             | is no PNG or JPEG
            <use href="http://evil.example/x.svg#y"/>                                  | leads out of the file
            <use xlink:href="other.svg#y"/>                                            | leads out of the file
            <rect width="9" height="9" fill="url(http://evil.example/x.svg#y)"/>       | leads out of the file
            <rect width="9" height="9" style="fill:url( 'file:///etc/passwd' )"/>      | leads out of the file
            <rect width="9" height="9" style="FILL:URL(//evil.example/x)"/>            | leads out of the file
            <style>@import "http://evil.example/x.css";</style>                        | @import
            <style>rect { fill: url(http://evil.example/x) }</style>                   | leads out of the file
            <style>rect { fill: u\\72l(http://evil.example/x) }</style>                 | the style has
            <rect width="9" height="9" filter="url(#f)"/>                              | 'filter' is not drawn
            <rect width="9" height="9" style="filter:url(#f)"/>                        | 'filter' is not drawn
            <filter id="f"><feGaussianBlur stdDeviation="9999"/></filter>              | <filter> is not drawn
            <rect width="9" height="9"><animate attributeName="x" to="9"/></rect>      | <animate> is not allowed
            <set attributeName="x" to="9"/>                                            | <set> is not allowed
            <video href="x.mp4"/>                                                      | <video> is not allowed
            <flowRoot><flowPara>x</flowPara></flowRoot>                                | convert it to text
            <svg width="9" height="9"/>                                                | ungroup it
            <path d="M0 0L9e9 9"/>                                                     | a number beyond
            <rect width="99999999" height="9"/>                                        | a number beyond
            <path d="M0 0L9 9" stroke="red" stroke-dasharray="0.0001"/>                | too many dashes
            <path d="M0 0L9 9" style="stroke:red;stroke-dasharray:0.001,0.001"/>       | too many dashes
            <text x="9" y="9">{{lerner}}</text>                                        | {{lerner}} is nothing
            <text x="9" y="9">{{learner</text>                                         | half a placeholder
            <text x="9" y="9" transform="rotate(30)">x</text>                          | turned or slanted
            <text x="9" y="9" fill="url(#g)">x</text>                                  | without a gradient
            <circle id="learner-box" r="9"/>                                           | must be a rectangle
            <rect id="lerner-box" width="9" height="9"/>                               | which a certificate does not have
            """)
    void refusesWithPlaceAndRepair(String element, String problem) {
        TemplateInvalid refused =
                catchThrowableOfType(TemplateInvalid.class, () -> Drawings.template(Drawings.with(element)));

        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .anySatisfy(told -> assertThat(told).contains(problem).startsWith("x.svg, line " + LINE + ": "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://evil.example/svg11.dtd\"><svg xmlns='http://www.w3.org/2000/svg'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'>&undefined;</svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
                "<svg><rect/></svg>",
                "<html xmlns='http://www.w3.org/1999/xhtml'/>",
                "no XML at all",
                "",
                "\u0000\u0001"
            })
    void refusesWhatIsNoPlainSvg(String text) {
        assertThatThrownBy(() -> Drawings.template(text))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessageStartingWith("x.svg");
    }

    @Test
    void neverCallsAnybody() throws IOException {
        try (ServerSocket evil = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            evil.setSoTimeout(300);
            String address = "http://localhost:" + evil.getLocalPort() + "/x";
            for (String element : new String[] {
                "<image href='%s.png' width='9' height='9'/>",
                "<use href='%s.svg#a'/>",
                "<rect fill='url(%s)' width='9' height='9'/>",
                "<style>@import '%s';</style>"
            }) {
                assertThatThrownBy(() -> Drawings.template(Drawings.with(element.formatted(address))))
                        .isInstanceOf(TemplateInvalid.class);
            }

            assertThatThrownBy(evil::accept).isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void neverReadsAFile(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("red.png");
        BufferedImage red = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
        red.createGraphics().drawImage(red, 0, 0, java.awt.Color.RED, null);
        ImageIO.write(red, "png", secret.toFile());

        assertThat(Files.exists(secret)).isTrue();
        assertThatThrownBy(() -> Drawings.template(
                        Drawings.with("<image href='" + secret.toUri() + "' width='90' height='90'/>")))
                .isInstanceOf(TemplateInvalid.class);
    }

    @Test
    void refusesCopiesOfCopiesOfCopies() {
        String bomb = "<defs><rect id='c0' width='9' height='9'/>"
                + IntStream.range(1, 30)
                        .mapToObj(
                                i -> "<g id='c%d'>%s</g>".formatted(i, ("<use href='#c" + (i - 1) + "'/>").repeat(10)))
                        .collect(Collectors.joining())
                + "</defs><use href='#c29'/>";
        String circle = "<g id='a'><use href='#b'/><use href='#b'/></g><g id='b'><use href='#a'/><use href='#a'/></g>";

        for (String each : new String[] {bomb, circle}) {
            org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(() -> Drawings.template(Drawings.with(each)))
                            .hasMessageContaining("<use> makes more than"));
        }
    }

    @Test
    void refusesWhatIsTooLargeTooDeepTooMuch() {
        String deep = "<g>".repeat(200) + "</g>".repeat(200);
        String many = "<rect width='9' height='9'/>".repeat(30_000);
        String large = "<path d='" + "M0 0L1 1".repeat(400_000) + "'/>";

        assertThatThrownBy(() -> Drawings.template(Drawings.with(deep))).hasMessageContaining("nest deeper");
        assertThatThrownBy(() -> Drawings.template(Drawings.with(many))).hasMessageContaining("more than 20000");
        assertThatThrownBy(() -> Drawings.template(Drawings.with(large))).hasMessageContaining("at most 2048 KB");
    }

    @Test
    void refusesAPictureThatWouldUnpackToAGigabyte() throws IOException {
        // a PNG whose header says 30000 x 30000
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", small);
        byte[] png = small.toByteArray();
        java.nio.ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        String image = "<image width='9' height='9' href='data:image/png;base64,"
                + Base64.getEncoder().encodeToString(png) + "'/>";

        assertThatThrownBy(() -> Drawings.template(Drawings.with(image)))
                .hasMessageContaining("has 900 million pixels, at most 8");
        assertThatThrownBy(() -> CertificateTemplate.of(new TemplateSource(
                        "x.svg",
                        Drawings.with("<rect id='logo-box' width='90' height='90'/>")
                                .getBytes(StandardCharsets.UTF_8),
                        new TemplateSource.Logo("logo.png", png),
                        null)))
                .hasMessageContaining("logo.png: has 900 million pixels");
    }

    @Test
    void refusesADrawingThatWouldMakeEveryCredentialLarge() {
        StringBuilder noise = new StringBuilder();
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 6_000; i++) {
            noise.append("<circle cx='%d' cy='%d' r='%d' fill='#%06x'/>"
                    .formatted(
                            random.nextInt(1280), random.nextInt(904), 2 + random.nextInt(9), random.nextInt(1 << 24)));
        }

        assertThatThrownBy(() -> Drawings.template(Drawings.with(noise.toString())))
                .hasMessageContaining("KB of each credential");
    }

    @Test
    void asksForWhatEveryCertificateMustShow() {
        TemplateInvalid refused = catchThrowableOfType(
                TemplateInvalid.class,
                () -> Drawings.template("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1280 904'/>"));

        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem).contains("{{learner}}"))
                .anySatisfy(problem -> assertThat(problem).contains("{{title}}"))
                .anySatisfy(problem -> assertThat(problem).contains("{{university}}"));
    }

    @ParameterizedTest
    @CsvSource({"#12, is not read", "red, is not read", "#123456, no shape with the id 'accent'"})
    void refusesColoursThatItCannotUse(String colour, String problem) {
        TemplateSource plain = Drawings.source(Drawings.with(""));

        assertThatThrownBy(() -> CertificateTemplate.of(new TemplateSource(plain.name(), plain.svg(), null, colour)))
                .hasMessageContaining(problem);
    }
}
