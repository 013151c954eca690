package eu.passerelle.credentials.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** PNG and JPEG pictures within a drawing, or as a logo: only so many pixels, told before they are unpacked. */
final class EmbeddedImages {

    private static final Pattern DATA = Pattern.compile("data:image/(?:png|jpe?g);base64,(.*)", Pattern.DOTALL);
    private static final long MAX_PIXELS = 8_000_000;

    private EmbeddedImages() {}

    /** @return what is wrong with a data address, with its repair */
    static Optional<String> check(String href) {
        if (href.isEmpty()) {
            return Optional.of("has no picture; delete it.");
        }
        Matcher data = DATA.matcher(href);
        if (!data.matches()) {
            return Optional.of("must hold a PNG or JPEG in base64; embed it anew.");
        }
        try {
            return check(Base64.getMimeDecoder().decode(data.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.of("is not in base64; embed it anew.");
        }
    }

    /** @return what is wrong with a PNG or JPEG, with its repair */
    static Optional<String> check(byte[] image) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.of("is no PNG or JPEG; export it anew.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if (!reader.getFormatName().toLowerCase(java.util.Locale.ROOT).matches("png|jpe?g")) {
                    return Optional.of("is no PNG or JPEG; export it anew.");
                }
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                return pixels > MAX_PIXELS
                        ? Optional.of("has %d million pixels, at most %d; make it smaller."
                                .formatted(pixels / 1_000_000, MAX_PIXELS / 1_000_000))
                        : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return Optional.of("is no PNG or JPEG that can be read; export it anew.");
        }
    }
}
