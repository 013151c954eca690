package eu.passerelle.credentials.certificate;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.net.URI;

/** QR codes (ISO/IEC 18004) of addresses. */
public final class QrPlate {

    /** Light modules around the code that readers want; ISO says 4, readers on white paper do with 2. */
    private static final int QUIET = 2;
    /** Any mask can be read; choosing the best one of the eight takes longer than all the rest of a picture. */
    private static final int MASK = 3;

    private QrPlate() {}

    /** Rows of modules, dark ones true, without the quiet zone. */
    public static boolean[][] of(URI address) {
        QrCode code =
                QrCode.encodeSegments(QrSegment.makeSegments(address.toString()), QrCode.Ecc.LOW, 1, 40, MASK, true);
        boolean[][] modules = new boolean[code.size][code.size];
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                modules[y][x] = code.getModule(x, y);
            }
        }
        return modules;
    }

    /** Centred in whole pixels; nothing where the square is too small to be read. */
    static void draw(URI address, Area area, Canvas on, int dark, int light) {
        boolean[][] modules = of(address);
        int side = (int) Math.min(area.width(), area.height());
        int pixels = side / (modules.length + 2 * QUIET);
        if (pixels < 1) {
            return;
        }
        int left = Math.round(area.x());
        int top = Math.round(area.y());
        on.fill(left, top, side, side, light);
        int inset = (side - pixels * modules.length) / 2;
        for (int y = 0; y < modules.length; y++) {
            for (int x = 0; x < modules.length; x++) {
                if (modules[y][x]) {
                    on.fill(left + inset + x * pixels, top + inset + y * pixels, pixels, pixels, dark);
                }
            }
        }
    }
}
