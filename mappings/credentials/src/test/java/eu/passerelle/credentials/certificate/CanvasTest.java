package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanvasTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 70;
    private static final Palette PALETTE = Palette.of(
            new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB), List.of(new Palette.Edge(0xFFFFFF, 0)));
    private static final GlyphFont FONT = Typeface.SERIF_ITALIC.font();

    @ParameterizedTest
    @CsvSource({
        "1, 12, 20, 30",
        "1, 40, -11, 40",
        "1, 40, 630, 69",
        "1, 13, 600, 3",
        "1, 9, 621, 90",
        "2, 40, 20, 30",
        "2, 13, -3, 31",
        "16, 33, 20, 64",
        "16, 40, 620, 69"
    })
    void drawsSixteenPixelsAsItDrawsEachAlone(int papers, int size, float x, int y) {
        FittedText.Line line = FittedText.line(FONT, "WAgfjÖ% Ωж", size);

        for (boolean smooth : new boolean[] {true, false}) {
            Canvas canvas = paper(papers).copy(smooth);
            int[][] expected = eachAlone(canvas, line, x, y, smooth);
            canvas.text(line, x, y, PALETTE.ink(0xFFFFFF));

            assertThat(pixels(canvas)).isDeepEqualTo(expected);
        }
    }

    /** Names in strange letters, of a source that nobody knows, must not fill the memory. */
    @Test
    void allLettersThatTheFontLacksAreOne() {
        GlyphSheet sheet = Typeface.SANS.font().sheet(21);
        Glyph box = sheet.glyph(0x4E00, 1);

        assertThat(box.height()).isPositive();
        assertThat(IntStream.range(0x4E00, 0x9000).mapToObj(letter -> sheet.glyph(letter, 1)))
                .allMatch(glyph -> glyph == box);
    }

    private static Canvas paper(int colours) {
        Canvas canvas = new Canvas(WIDTH, HEIGHT);
        Random random = new Random(colours);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                canvas.set(column, row, 16 - colours + random.nextInt(colours));
            }
        }
        return canvas;
    }

    private static int[][] eachAlone(Canvas canvas, FittedText.Line line, float x, int y, boolean smooth) {
        int[][] pixels = pixels(canvas);
        byte[] ink =
                smooth ? PALETTE.ink(0xFFFFFF).smooth() : PALETTE.ink(0xFFFFFF).hard();
        float pen = x;
        for (int letter : line.letters()) {
            int whole = (int) Math.floor(pen);
            Glyph glyph = FONT.sheet(line.size()).glyph(letter, (int) ((pen - whole) * GlyphFont.SUBPIXELS));
            for (int row = 0; row < glyph.height(); row++) {
                for (int column = 0; column < 2 * glyph.rowBytes(); column++) {
                    int across = whole + glyph.left() + column;
                    int down = y + glyph.top() + row;
                    int covered = pixel(glyph.even(), row * glyph.stride(), column);
                    if (across >= 0 && across < WIDTH && down >= 0 && down < HEIGHT) {
                        // the ink table's part for a paper has eight places
                        pixels[down][across] = ink[8 * pixels[down][across] + covered];
                    }
                }
            }
            pen += FONT.advance(letter, line.size());
        }
        return pixels;
    }

    private static int[][] pixels(Canvas canvas) {
        int[][] pixels = new int[HEIGHT][WIDTH];
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                byte[] band = canvas.band(row / Canvas.BAND_ROWS);
                pixels[row][column] = pixel(band, row % Canvas.BAND_ROWS * canvas.rowBytes + 1, column);
            }
        }
        return pixels;
    }

    private static int pixel(byte[] rows, int row, int column) {
        int both = rows[row + column / 2];
        return column % 2 == 0 ? both >> 4 & 0x0F : both & 0x0F;
    }
}
