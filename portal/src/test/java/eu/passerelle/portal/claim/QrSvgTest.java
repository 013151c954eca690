package eu.passerelle.portal.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrSvgTest {

    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\"");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS = 5;

    /** The reader of many wallets' apps, which looks again and again; the code of an offer is another one each time. */
    @Test
    void nearlyEveryOfferIsReadByZxingAtTheFirstLook() {
        Random random = new Random(7);
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] code = new byte[32];
            random.nextBytes(code);
            String offer = "openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fhub.example.org%2Fpublic"
                    + "%2Foid4vci%2Ftampere%2Foffers%2F"
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
            if (!offer.equals(read(QrSvg.of(offer, "offer")))) {
                unread.add(offer);
            }
        }

        assertThat(unread).hasSizeLessThanOrEqualTo(2);
    }

    private static String read(String svg) {
        MatchResult size = SIZE.matcher(svg).results().findFirst().orElseThrow();
        int width = Integer.parseInt(size.group(1)) * PIXELS;
        int[] white = new int[width * width];
        Arrays.fill(white, 0xffffff);
        MODULE.matcher(svg).results().forEach(module -> {
            int x = Integer.parseInt(module.group(1)) * PIXELS;
            int y = Integer.parseInt(module.group(2)) * PIXELS;
            for (int row = y; row < y + PIXELS; row++) {
                Arrays.fill(white, row * width + x, row * width + x + PIXELS, 0);
            }
        });
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, white))))
                    .getText();
        } catch (NotFoundException none) {
            return "no code";
        } catch (ReaderException damaged) {
            return "damaged";
        }
    }
}
