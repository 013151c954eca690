package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngEncoderTest {

    private static final Palette PALETTE =
            Palette.of(new BufferedImage(640, 452, BufferedImage.TYPE_INT_RGB), List.of(new Palette.Edge(0xFFFFFF, 0)));
    private static final int[] COLOURS = PALETTE.colours();
    private static final GlyphFont FONT = Typeface.SANS_BOLD.font();

    private final PngEncoder encoder = new PngEncoder(COLOURS);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 5_000, 200_000})
    void showsEveryPixelAsItWasDrawn(int dots) throws IOException {
        PngEncoder.Prepared background = encoder.prepare(withText(new Canvas(640, 452), "Background", 3));
        Canvas drawn = withText(background.canvas().copy(true), "Ωmega Ж", 290);
        Random random = new Random(dots);
        for (int i = 0; i < dots; i++) {
            drawn.fill(random.nextInt(640), random.nextInt(452), 1, 1, random.nextInt(COLOURS.length));
        }

        assertShows(encoder.encode(background, drawn), drawn);
        assertShows(encoder.encodeTightly(drawn), drawn);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 10, 11, 12, 18, 19, 35, 66, 67, 131, 256, 257, 258, 259, 260, 261, 262, 300})
    void showsRunsOfEveryLength(int bytes) throws IOException {
        PngEncoder.Prepared background = encoder.prepare(new Canvas(640, 452));
        Canvas drawn = background.canvas().copy(true);
        drawn.fill(0, 5, 2 * bytes, 4, 3);
        drawn.fill(2 * bytes, 5, 1, 4, 9);

        assertShows(encoder.encode(background, drawn), drawn);
    }

    @Test
    void showsTheBackgroundAlone() throws IOException {
        Canvas canvas = withText(new Canvas(640, 452), "Background", 3);

        assertShows(encoder.encode(encoder.prepare(canvas), canvas.copy(true)), canvas);
    }

    @Test
    void refusesWidthsThatItsCodeOfDistancesCannotTell() {
        assertThatThrownBy(() -> encoder.prepare(new Canvas(400, 10))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Canvas withText(Canvas canvas, String text, int y) {
        canvas.text(FittedText.line(FONT, text, 24), 600, y, PALETTE.ink(0xFFFFFF));
        canvas.text(FittedText.line(FONT, text, 24), -9, y + 40, PALETTE.ink(0x808080));
        return canvas;
    }

    private static void assertShows(byte[] png, Canvas canvas) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int both = canvas.band(y / Canvas.BAND_ROWS)[y % Canvas.BAND_ROWS * canvas.rowBytes + 1 + x / 2];
                int colour = x % 2 == 0 ? both >> 4 & 0x0F : both & 0x0F;
                if ((image.getRGB(x, y) & 0xFFFFFF) != COLOURS[colour]) {
                    assertThat(image.getRGB(x, y) & 0xFFFFFF)
                            .as("pixel %d, %d", x, y)
                            .isEqualTo(COLOURS[colour]);
                }
            }
        }
    }
}
