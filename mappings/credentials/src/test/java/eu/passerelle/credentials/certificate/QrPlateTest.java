package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.pdf.CertificatePdf;
import eu.passerelle.model.Credential;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ZXing, which many phones read QR codes by, reads ours off the picture and off the page. */
class QrPlateTest {

    @ParameterizedTest
    @CsvSource({
        "default, https://hub.example.org/v/1",
        "default, https://credentials.hub.example.org/public/verify?of=0821f8b6-5faf-4a0e-9d54-6f0c2f1d7c11",
        "tampere, https://hub.example.org/public/verify?of=0821f8b6-5faf-4a0e-9d54-6f0c2f1d7c11",
        "trento, https://hub.example.org/public/verify?of=0821f8b6-5faf-4a0e-9d54-6f0c2f1d7c11"
    })
    void isReadOffThePicture(String template, URI address) throws Exception {
        byte[] png = new CertificatePicture(with(template, address)).draw(Achievements.full(), "en");

        assertThat(read(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(address.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "tampere", "trento"})
    void isReadOffThePage(String template) throws Exception {
        URI address = URI.create("https://hub.example.org/public/verify?of=0821f8b6-5faf-4a0e-9d54-6f0c2f1d7c11");
        byte[] pdf = new CertificatePdf(with(template, address))
                .of(
                        Achievements.full(),
                        new Credential(
                                Achievements.full().credentialId(), "elm", "application/ld+json", new byte[] {1}));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(read(new PDFRenderer(document).renderImageWithDPI(0, 150)))
                    .isEqualTo(address.toString());
        }
    }

    @Test
    void withoutAnAddressThereIsNone() throws Exception {
        byte[] png = new CertificatePicture().draw(Achievements.full(), "en");

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> read(image)).isInstanceOf(NotFoundException.class);
    }

    private static CertificateTemplates with(String template, URI address) {
        return Drawings.verified(Drawings.shipped(template), address);
    }

    private static String read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }
}
