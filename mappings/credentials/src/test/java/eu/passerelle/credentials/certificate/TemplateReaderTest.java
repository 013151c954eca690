package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What drawing programs write, and what the hub makes of it. */
class TemplateReaderTest {

    @Test
    void readsWhatInkscapeWrites() {
        TextField learner = field("""
                <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" transform="translate(20,30)"
                   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
                   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd">
                  <sodipodi:namedview id="view"/>
                  <text xml:space="preserve" x="100" y="600" id="text5"
                     style="font-style:normal;font-weight:bold;font-size:64px;line-height:1.25;font-family:'Liberation Serif';letter-spacing:0px;fill:#12284c;fill-opacity:1;stroke:none">
                     <tspan sodipodi:role="line" id="tspan3" x="100" y="600">{{grade}}</tspan></text>
                </g>
                """, Placeholder.GRADE);

        assertThat(learner.x()).isEqualTo(60, within(0.1f));
        assertThat(learner.y()).isEqualTo(315, within(0.1f));
        assertThat(learner.size()).isEqualTo(32, within(0.1f));
        assertThat(learner.face()).isEqualTo(Typeface.SERIF_BOLD);
        assertThat(learner.colour()).isEqualTo(0x12284C);
    }

    @Test
    void readsWhatFigmaWrites() {
        TextField grade = field("""
                <g id="Certificate"><text fill="#333333" xml:space="preserve" style="white-space: pre"
                  font-family="Inter" font-size="48" font-weight="600" letter-spacing="0.05em"><tspan x="200" y="700.455">{{grade}}</tspan></text>
                <rect id="grade-box_2" x="200" y="650" width="400" height="120" fill="#D9D9D9"/></g>
                """, Placeholder.GRADE);

        assertThat(grade.x()).isEqualTo(100, within(0.1f));
        assertThat(grade.face()).isEqualTo(Typeface.SANS_BOLD);
        assertThat(grade.spacing()).isEqualTo(0.05f, within(0.001f));
        assertThat(grade.box()).isEqualTo(new Area(100, 325, 200, 60));
    }

    @Test
    void readsStylesOfAStyleSheet() {
        TextField grade = field("""
                <style type="text/css"> .st0{fill:#FFFFFF;} .st1, .st2 { fill: #A3262A; font-family: 'Georgia-Italic'; font-style:italic; font-size: 30px } </style>
                <text class="st1" transform="matrix(1 0 0 1 100 600)">{{grade}}</text>
                """, Placeholder.GRADE);

        assertThat(grade.colour()).isEqualTo(0xA3262A);
        assertThat(grade.face()).isEqualTo(Typeface.SERIF_ITALIC);
        assertThat(grade.size()).isEqualTo(15, within(0.1f));
        assertThat(grade.y()).isEqualTo(300, within(0.1f));
    }

    @Test
    void readsAPageInMillimetresWithAnOrigin() {
        TemplateReader.Parts parts = TemplateReader.read(Drawings.source("""
                <svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="-10 -20 210 297">
                <text x="20" y="30" font-size="8">{{university}}</text><text x="20" y="60" font-size="8">{{learner}}</text>
                <text x="20" y="90" font-size="8">{{title}}</text></svg>
                """));

        assertThat(parts.height()).isEqualTo(905);
        TextField university = parts.fields().getFirst();
        assertThat(university.x()).isEqualTo(30 * 640f / 210, within(0.1f));
        assertThat(university.y()).isEqualTo(50 * 640f / 210, within(0.1f));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grade-box        | START  | 60
            grade-box-left   | START  | 50
            grade-box-center | MIDDLE | 150
            grade-box-right  | END    | 250
            """)
    void alignsTextsAsTheirBoxSays(String id, TextField.Anchor anchor, float x) {
        TextField grade = field(
                "<rect id='%s' x='100' y='600' width='400' height='80'/><text x='120' y='640' font-size='30'>{{grade}}</text>"
                        .formatted(id),
                Placeholder.GRADE);

        assertThat(grade.anchor()).isEqualTo(anchor);
        assertThat(grade.x()).isEqualTo(x, within(0.1f));
    }

    @Test
    void aLineEndsBeforeItsNeighbour() {
        TextField grade = field(
                "<text x='100' y='640' font-size='30'>{{grade}}</text><text x='400' y='640' font-size='30'>{{level}}</text>",
                Placeholder.GRADE);

        assertThat(grade.room()).isLessThanOrEqualTo(150);
        assertThat(Layout.of(grade, "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", 1)
                        .getFirst()
                        .line()
                        .width())
                .isLessThanOrEqualTo(150);
    }

    @Test
    void neitherBoxesNorTextsNorHiddenPartsAreDrawnAsShapes() {
        TemplateReader.Parts parts = TemplateReader.read(Drawings.source(Drawings.with(
                "<rect id='learner-box' x='9' y='9' width='99' height='99' fill='red'/><rect id='qr-box' width='99' height='99'/>"
                        + "<text x='9' y='9' display='none'>{{grade}}</text>")));

        assertThat(parts.shapes().all().map(element -> element.name)).containsExactly("svg");
        assertThat(parts.fields()).hasSize(3);
        assertThat(parts.qr()).isNotNull();
    }

    @Test
    void theUniversitysColourTakesThePlaceOfTheAccent() {
        TemplateSource drawn = Drawings.source(
                Drawings.with(
                        "<rect id='accent' x='0' y='800' width='1280' height='100' fill='#12284C'/><rect x='0' y='700' width='1280' height='90' style='fill:#12284c'/>"));
        CertificateTemplate green =
                CertificateTemplate.of(new TemplateSource(drawn.name(), drawn.svg(), null, "#0f5c4a"));

        BufferedImage painted = paint(green);

        assertThat(painted.getRGB(300, 420) & 0xFFFFFF).isEqualTo(0x0F5C4A);
        assertThat(painted.getRGB(300, 370) & 0xFFFFFF).isEqualTo(0x0F5C4A);
    }

    @Test
    void theLogoIsWholeInItsBox() {
        byte[] logo =
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 50 100'><rect width='50' height='100' fill='#ff0000'/></svg>"
                        .getBytes(StandardCharsets.UTF_8);
        TemplateSource drawn =
                Drawings.source(Drawings.with("<rect id='logo-box-right' x='1000' y='600' width='200' height='200'/>"));
        CertificateTemplate template = CertificateTemplate.of(
                new TemplateSource(drawn.name(), drawn.svg(), new TemplateSource.Logo("logo.svg", logo), null));

        BufferedImage painted = paint(template);

        assertThat(painted.getRGB(575, 350) & 0xFFFFFF).isEqualTo(0xFF0000);
        assertThat(painted.getRGB(520, 350) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void copiesWithinTheFileAreDrawn() {
        CertificateTemplate template = Drawings.template(
                Drawings.with(
                        "<defs><rect id='dot' width='60' height='60' fill='#00ff00'/></defs><use xlink:href='#dot' x='1000' y='700'/>"));

        assertThat(paint(template).getRGB(515, 365) & 0xFFFFFF).isEqualTo(0x00FF00);
    }

    private static BufferedImage paint(CertificateTemplate template) {
        BufferedImage image =
                new BufferedImage(CertificateTemplate.WIDTH, template.height(), BufferedImage.TYPE_INT_RGB);
        java.awt.Graphics2D graphics = image.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        template.paint(graphics);
        graphics.dispose();
        return image;
    }

    private static TextField field(String drawing, Placeholder wanted) {
        List<TextField> fields =
                TemplateReader.read(Drawings.source(Drawings.with(drawing))).fields();
        return fields.stream()
                .filter(field -> field.asksFor(wanted))
                .findFirst()
                .orElseThrow();
    }
}
