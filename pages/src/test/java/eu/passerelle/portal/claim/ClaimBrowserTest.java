package eu.passerelle.portal.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import eu.passerelle.acceptance.Chromium;
import eu.passerelle.acceptance.Judge;
import eu.passerelle.credentials.sdjwt.SdJwtType;
import eu.passerelle.portal.wallets.SamplePortal;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From the e-mail to the wallet in Chromium with the screen of a phone, by keyboard alone; every page is judged by axe in
 * light and dark, narrow and wide. Pictures of all pages are in {@code target/claim-pages}.
 */
@Tag("slow")
class ClaimBrowserTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path SHOTS = Path.of("target", "claim-pages").toAbsolutePath();
    private static final String ENTER = "main form button";

    private String chromium = "";

    @BeforeEach
    void findChromium() {
        Optional<String> found = Chromium.find();
        assumeTrue(found.isPresent(), Chromium.ABSENT);
        chromium = found.get();
    }

    @Test
    void aLearnerGetsFromTheMessageToTheWalletOnAPhone() throws Exception {
        UUID transfer = SampleClaims.told(LocalDate.of(2001, 2, 3));
        String link = SampleClaims.link(transfer).toString();
        Script in = new Script()
                .go(link)
                .mark("door")
                .fill("[name=day]", "4")
                .fill("[name=month]", "2")
                .fill("[name=year]", "2001")
                .press(ENTER)
                .mark("door-wrong")
                .fill("[name=day]", "3")
                .fill("[name=month]", "2")
                .fill("[name=year]", "2001")
                .press(ENTER)
                .mark("credential")
                .press("form:has([value='" + configuration() + "']) button")
                .mark("offer")
                .read("offer", "#offer", "href")
                .read("pin", ".pin .code", null);

        JsonNode offered = judge(in, null);

        String offer = offered.at("/read/offer").asString();
        assertThat(scanned("offer-wide-dark.png")).isEqualTo(offer);
        JsonNode wallet = JSON.readTree(Judge.of("oid4vci-openid4vc.mjs")
                .trusting(SamplePortal.TLS.pem())
                .ask(JSON.writeValueAsString(Map.of(
                        "offer", offer,
                        "pin", offered.at("/read/pin").asString(),
                        "configuration", configuration()))));
        assertThat(wallet.at("/claims/0/family_name").asString())
                .as(wallet.toString())
                .isEqualTo("Παπαδοπούλου");
        assertThat(SamplePortal.delivery(transfer)).isEqualTo("DELIVERED");
        JsonNode then = judge(after(link), offered.path("state"));
        assertThat(then.at("/files/credential.jsonld").asString()).isEqualTo("\u0001");
        assertThat(then.at("/files/certificate.pdf").asString()).isEqualTo("%PDF-");
        assertThat(text(then, "taken")).contains("A wallet received it");
        JsonNode employer =
                judge(new Script().go(then.at("/read/shared").asString()).mark("shared"), null);
        assertThat(text(employer, "shared")).contains("This credential stands", "Παπαδοπούλου");
    }

    private static String configuration() {
        return SdJwtType.DEFAULT;
    }

    /** What the learner does when the wallet has it. */
    private static Script after(String link) {
        String base = SamplePortal.HUB.of("/public/claim");
        return new Script()
                .go(base + "/credential")
                .mark("taken")
                .download("form[action$='/EDC'] button")
                .download("form[action$='/PDF'] button")
                .fill("[name=address]", "nobody@example.org")
                .press("form[action$='/europass'] button")
                .mark("europass-refused")
                .fill("[name=address]", SampleClaims.EUROPASS_ACCOUNT)
                .press("form[action$='/europass'] button")
                .mark("europass-done")
                .fill("[name=recipient]", "Kone Oy")
                .press("form[action$='/share'] button")
                .mark("share-made")
                .read("shared", "input[readonly]", "value")
                .press("form[action$='/emrex'] button")
                .mark("emrex")
                .go(base + "/wallet")
                .mark("wallets")
                .toggle("summary")
                .mark("languages")
                .press("a[hreflang=de]")
                .mark("wallets-de")
                .go(base + "/credential")
                .mark("credential-de")
                .press("form[action$='/leave'] button")
                .mark("bye")
                .go(base + "/credential")
                .mark("over")
                .go(link)
                .mark("used")
                .press(ENTER)
                .mark("again");
    }

    @Test
    void aLearnerWithoutABirthDateGetsInByACode() throws Exception {
        UUID transfer = SampleClaims.told(null);
        String link = SampleClaims.link(transfer).toString();
        JsonNode asked =
                judge(new Script().go(link).mark("code-ask").press(ENTER).mark("code-sent"), null);
        assertThat(text(asked, "code-sent")).contains("on its way");

        JsonNode in = judge(
                new Script()
                        .go(link)
                        .fill("[name=code]", "000000")
                        .press(ENTER)
                        .mark("code-wrong")
                        .fill("[name=code]", SampleClaims.code(transfer))
                        .press(ENTER)
                        .mark("code-in"),
                null);

        assertThat(text(in, "code-in")).contains("Data Ethics");
    }

    private JsonNode judge(Script script, @Nullable JsonNode state) throws Exception {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("executable", chromium);
        input.put("shots", SHOTS.toString());
        input.put("looks", System.getProperty("looks", ""));
        input.put("do", script.steps);
        if (state != null) {
            input.put("state", state);
        }
        JsonNode verdict = JSON.readTree(Judge.once("claim-browser.mjs").ask(JSON.writeValueAsString(input)));
        assertThat(verdict.path("pages")).isNotEmpty();
        assertThat(verdict.path("violations")).as("axe").isEmpty();
        assertThat(verdict.path("overflow")).as("wider than the screen").isEmpty();
        assertThat(verdict.path("unreachable")).as("keyboard").isEmpty();
        assertThat(verdict.path("refused"))
                .as("refused by the content security policy")
                .isEmpty();
        return verdict;
    }

    private static String text(JsonNode verdict, String page) {
        for (JsonNode each : verdict.path("pages")) {
            if (each.path("name").asString().equals(page)) {
                return each.path("text").asString();
            }
        }
        throw new AssertionError("no page " + page);
    }

    /** As by a phone that is held nearer and farther until it sees the code. */
    private static String scanned(String picture) throws Exception {
        BufferedImage image = ImageIO.read(SHOTS.resolve(picture).toFile());
        for (int percent : List.of(100, 90, 75, 60, 50)) {
            try {
                return scanned(image, image.getWidth() * percent / 100, image.getHeight() * percent / 100);
            } catch (NotFoundException notYet) {
                // at another distance
            }
        }
        return "no code in " + picture;
    }

    private static String scanned(BufferedImage image, int width, int height) throws NotFoundException {
        BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = seen.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        drawing.drawImage(image, 0, 0, width, height, null);
        drawing.dispose();
        int[] pixels = seen.getRGB(0, 0, width, height, null, 0, width);
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }

    /** Steps for the browser. */
    private static final class Script {

        private final List<Map<String, Object>> steps = new ArrayList<>();

        Script go(String address) {
            return add("go", address);
        }

        Script mark(String name) {
            return add("mark", name);
        }

        Script press(String selector) {
            return add("press", selector);
        }

        Script toggle(String selector) {
            return add("toggle", selector);
        }

        Script download(String selector) {
            return add("download", selector);
        }

        Script fill(String selector, String text) {
            return add("fill", List.of(selector, text));
        }

        Script read(String name, String selector, @Nullable String attribute) {
            return add("read", attribute == null ? List.of(name, selector) : List.of(name, selector, attribute));
        }

        private Script add(String what, Object value) {
            steps.add(Map.of(what, value));
            return this;
        }
    }
}
