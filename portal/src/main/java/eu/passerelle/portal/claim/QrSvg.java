package eu.passerelle.portal.claim;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as a drawing that scales: dark on white in any colour scheme, since cameras want it so. */
final class QrSvg {

    private static final int QUIET = 4;

    private QrSvg() {}

    /** @param name what it is, for those who cannot see it; escaped already */
    static String of(String text, String name) {
        // a single look by ZXing misses five of a hundred offers with LOW, one of two hundred with MEDIUM
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        int size = code.size + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return "<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                        .formatted(name, size, size)
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>";
    }
}
