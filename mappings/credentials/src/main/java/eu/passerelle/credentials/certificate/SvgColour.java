package eu.passerelle.credentials.certificate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours as drawing programs write them. */
final class SvgColour {

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{6})");
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");
    private static final Map<String, Integer> NAMED = Map.of(
            "black", 0, "white", 0xFFFFFF, "red", 0xFF0000, "blue", 0xFF, "green", 0x8000, "gray", 0x808080, "grey",
            0x808080, "navy", 0x80, "gold", 0xFFD700);

    private SvgColour() {}

    /** 0xRRGGBB; empty for gradients, {@code none} and names that are seldom used. */
    static Optional<Integer> read(String css) {
        String text = css.strip().toLowerCase(Locale.ROOT);
        Matcher hex = HEX.matcher(text);
        if (hex.matches()) {
            String digits = hex.group(1);
            String six = digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1");
            return Optional.of(Integer.parseInt(six, 16));
        }
        Matcher rgb = RGB.matcher(text);
        if (rgb.matches()) {
            int colour = 0;
            for (int i = 1; i <= 3; i++) {
                colour = colour << 8 | Math.min(255, Integer.parseInt(rgb.group(i)));
            }
            return Optional.of(colour);
        }
        return Optional.ofNullable(NAMED.get(text));
    }

    static String write(int colour) {
        return "#%06x".formatted(colour);
    }
}
