package eu.passerelle.credentials.elm.validation;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks embedded files: that they are what they say they are, and that the certificate's picture can be shown. */
final class MediaCheck {

    static final String CLASS = "MediaObject";
    static final String DISPLAY_CLASS = "DisplayDetail";
    static final String DISPLAY_TERM = "image";
    private static final String CONTENT = "content";
    private static final String BASE64 = "http://data.europa.eu/snb/encoding/6146cde7dd";

    private final PackReader.Limits limits;
    private final Findings findings;
    /** What was decoded last: the picture of a certificate is looked at as a file and as a picture. */
    private Json.@Nullable Obj decoded;

    private Optional<byte[]> decodedBytes = Optional.empty();

    MediaCheck(PackReader.Limits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /** Any embedded file: readable base64, and the content of its file type where we know how that begins. */
    void check(Json.Obj media) {
        if (!BASE64.equals(idOf(media, "contentEncoding"))) {
            return;
        }
        Optional<byte[]> bytes = bytes(media);
        if (bytes.isEmpty()) {
            findings.addAt(
                    CONTENT, "base64", "Not base64 of RFC 4648 (no line breaks, no \"data:\" in front) or empty.");
            return;
        }
        String type = fileType(media);
        boolean fits = Arrays.stream(EmbeddedFile.values())
                .filter(known -> known.name().equals(type))
                .allMatch(known -> known.fits(bytes.get()));
        if (!fits) {
            findings.addAt(CONTENT, "image", "The content is no whole " + type + " file, as contentType says.");
        }
    }

    /** The picture of the certificate: a file type that every viewer shows, not too many bytes, not too many pixels. */
    void checkDisplayImage(Json.Obj media) {
        if (!limits.displayImageTypes().contains(fileType(media))) {
            findings.addAt(
                    "contentType",
                    "image",
                    "The certificate's picture must be one of " + limits.displayImageTypes() + ".");
            return;
        }
        bytes(media).ifPresent(bytes -> {
            if (bytes.length > limits.displayImageBytes()) {
                findings.addAt(
                        CONTENT,
                        "image",
                        "The picture has " + bytes.length + " bytes; at most " + limits.displayImageBytes()
                                + " are allowed.");
            }
            Png.read(bytes)
                    .filter(size -> Math.max(size.width(), size.height()) > limits.displayImagePixels())
                    .ifPresent(size -> findings.addAt(
                            CONTENT,
                            "image",
                            "The picture is " + size.width() + " x " + size.height() + " pixels; at most "
                                    + limits.displayImagePixels() + " a side are allowed."));
        });
    }

    private Optional<byte[]> bytes(Json.Obj media) {
        if (media != decoded) {
            decodedBytes = decode(media);
            decoded = media;
        }
        return decodedBytes;
    }

    private static Optional<byte[]> decode(Json.Obj media) {
        String content = media.string(CONTENT);
        if (content == null || content.isEmpty() || content.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(content));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last part of the content type's IRI, {@code PNG}. */
    private static String fileType(Json.Obj media) {
        String id = idOf(media, "contentType");
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static String idOf(Json.Obj media, String term) {
        String id = media.get(term) instanceof Json.Obj concept ? concept.string("id") : null;
        return id == null ? "" : id;
    }
}
