package eu.passerelle.credentials.certificate;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 16 colours that show a template best: the flat ones and the inks as they are, the others near enough. What a
 * letter's edge looks like over each of them is known beforehand.
 */
final class Palette {

    static final int SIZE = 16;
    /** A colour on so many pixels is meant, and no edge. */
    private static final int FLAT = 400;

    private static final int EDGE_WEIGHT = 300;
    private static final int ROUNDS = 8;

    private final int[] colours;
    private final Map<Integer, Integer> nearest = new HashMap<>();

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /**
     * @param image without texts
     * @param inks colour of each text, and of what is behind it
     */
    static Palette of(BufferedImage image, List<Edge> inks) {
        Map<Integer, Long> weights = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                weights.merge(image.getRGB(x, y) & 0xFFFFFF, 1L, Long::sum);
            }
        }
        List<Integer> fixed = new ArrayList<>();
        inks.stream().map(Edge::ink).distinct().limit(6).forEach(fixed::add);
        weights.entrySet().stream()
                .filter(entry -> entry.getValue() >= FLAT && !fixed.contains(entry.getKey()))
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SIZE - 4L - fixed.size())
                .forEach(entry -> fixed.add(entry.getKey()));
        for (Edge edge : inks) {
            for (int covered = 1; covered < Glyph.FULL; covered++) {
                weights.merge(mix(edge.paper(), edge.ink(), covered), (long) EDGE_WEIGHT, Long::sum);
            }
        }
        return new Palette(spread(fixed, coarse(weights)));
    }

    /** A text's colour and the one behind it. */
    record Edge(int ink, int paper) {}

    /** What a photograph has too many of is joined. */
    private static long[][] coarse(Map<Integer, Long> weights) {
        Map<Integer, long[]> cells = new HashMap<>();
        weights.forEach((colour, weight) -> {
            int key = weights.size() < 2_000 ? colour : colour & 0xF8F8F8;
            long[] cell = cells.computeIfAbsent(key, k -> new long[4]);
            cell[0] += weight;
            for (int channel = 0; channel < 3; channel++) {
                cell[1 + channel] += weight * channel(colour, channel);
            }
        });
        return cells.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> {
                    long[] sum = entry.getValue();
                    return new long[] {sum[0], sum[1] / sum[0], sum[2] / sum[0], sum[3] / sum[0]};
                })
                .toArray(long[][]::new);
    }

    /** Adds what is missed most until there are 16, then lets those that were added settle (k-means). */
    private static int[] spread(List<Integer> fixed, long[][] points) {
        List<Integer> colours = new ArrayList<>(fixed);
        while (colours.size() < SIZE) {
            long worst = 0;
            int missed = colours.isEmpty() ? 0 : colours.getFirst();
            for (long[] point : points) {
                int colour = rgb(point);
                long error = point[0] * distance(colour, colours.get(closest(colours, colour)));
                if (error > worst) {
                    worst = error;
                    missed = colour;
                }
            }
            colours.add(missed);
        }
        for (int round = 0; round < ROUNDS; round++) {
            long[][] sums = new long[SIZE][4];
            for (long[] point : points) {
                long[] sum = sums[closest(colours, rgb(point))];
                sum[0] += point[0];
                for (int channel = 1; channel <= 3; channel++) {
                    sum[channel] += point[0] * point[channel];
                }
            }
            for (int i = fixed.size(); i < SIZE; i++) {
                long[] sum = sums[i];
                if (sum[0] > 0) {
                    colours.set(i, rgb(new long[] {0, sum[1] / sum[0], sum[2] / sum[0], sum[3] / sum[0]}));
                }
            }
        }
        return colours.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int closest(List<Integer> colours, int colour) {
        int best = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < colours.size(); i++) {
            long distance = distance(colours.get(i), colour);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    int[] colours() {
        return colours.clone();
    }

    /** Index of the colour that is nearest. */
    int nearest(int rgb) {
        return nearest.computeIfAbsent(
                rgb & 0xFFFFFF, wanted -> closest(Arrays.stream(colours).boxed().toList(), wanted));
    }

    /** What a letter of one colour makes of each colour of the palette, for each coverage. */
    static final class Ink {
        /** Of a table's part for one coverage. */
        private static final int STRIDE = 8;
        /** The lowest bit of each of sixteen pixels. */
        static final long ONES = 0x1111_1111_1111_1111L;

        private final byte[] smooth;
        private final byte[] hard;

        private Ink(byte[] smooth, byte[] hard) {
            this.smooth = smooth;
            this.hard = hard;
        }

        /** Edges of letters are mixed with what is behind them. */
        byte[] smooth() {
            return smooth;
        }

        /** Each pixel is either all ink or none. */
        byte[] hard() {
            return hard;
        }

        /**
         * Two pixels at once, without a question asked of either: most are no edge, but which ones cannot be foreseen.
         *
         * @param table {@link #smooth} or {@link #hard}
         * @param papers the two colours that are there
         * @param covered the two coverages
         */
        static byte over(byte[] table, int papers, int covered) {
            int first = table[(papers & 0xF0) >> 1 | covered >> 4];
            int second = table[(papers & 0x0F) * STRIDE + (covered & 0x0F)];
            return (byte) (first << 4 | second);
        }

        /** All bits of each of sixteen pixels that have some ink. */
        static long pixels(long covered) {
            return ((covered | covered >>> 1 | covered >>> 2) & ONES) * 0x0F;
        }

        /**
         * Sixteen pixels at once, all on one paper; those without ink are 0. A coverage is one of five, so that each has
         * its turn: which pixels have it, times the colour that it gives.
         *
         * @param covered sixteen coverages
         */
        static long over(byte[] table, int paper, long covered) {
            long odd = covered & ONES;
            long two = covered >>> 1 & ONES;
            int at = paper * STRIDE;
            return (odd & ~two) * table[at + 1]
                    + (two & ~odd) * table[at + 2]
                    + (odd & two) * table[at + 3]
                    + (covered >>> 2 & ONES) * table[at + Glyph.FULL];
        }
    }

    Ink ink(int rgb) {
        byte[] smooth = new byte[SIZE * Ink.STRIDE];
        byte[] hard = new byte[SIZE * Ink.STRIDE];
        for (int paper = 0; paper < SIZE; paper++) {
            for (int covered = 0; covered <= Glyph.FULL; covered++) {
                int at = paper * Ink.STRIDE + covered;
                smooth[at] = (byte) (covered == 0 ? paper : nearest(mix(colours[paper], rgb, covered)));
                hard[at] = (byte) (covered * 2 < Glyph.FULL ? paper : nearest(rgb));
            }
        }
        return new Ink(smooth, hard);
    }

    private static int mix(int paper, int ink, int covered) {
        int mixed = 0;
        for (int channel = 0; channel < 3; channel++) {
            int from = channel(paper, channel);
            mixed = mixed << 8 | from + (channel(ink, channel) - from) * covered / Glyph.FULL;
        }
        return mixed;
    }

    private static int channel(int rgb, int channel) {
        return rgb >> (16 - 8 * channel) & 0xFF;
    }

    private static int rgb(long[] point) {
        return (int) (point[1] << 16 | point[2] << 8 | point[3]);
    }

    /** Eyes see green best. */
    private static long distance(int one, int other) {
        long red = (long) channel(one, 0) - channel(other, 0);
        long green = (long) channel(one, 1) - channel(other, 1);
        long blue = (long) channel(one, 2) - channel(other, 2);
        return 2 * red * red + 4 * green * green + 3 * blue * blue;
    }
}
