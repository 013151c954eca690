package eu.passerelle.credentials.certificate;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** What of a template is no text: its shapes and the logo, to be painted wherever Java can draw. */
final class Artwork {

    private static final int PATIENCE_SECONDS = 10;
    private static final DocumentLimits LIMITS = new DocumentLimits(64, 16, 20_000);

    private final String file;
    private final int height;
    private final SVGDocument shapes;
    private final @Nullable SvgBox logoBox;
    private final @Nullable SVGDocument drawnLogo;
    private final @Nullable BufferedImage pixelLogo;

    /** @throws TemplateInvalid where the logo is none, or the shapes cannot be drawn */
    Artwork(TemplateSource source, TemplateReader.Parts parts) {
        this.file = source.name();
        this.height = parts.height();
        this.shapes = document(source.name(), parts.shapes());
        this.logoBox = parts.logo();
        TemplateSource.Logo logo = source.logo();
        this.drawnLogo = logo != null && logo.isSvg() ? document(logo) : null;
        this.pixelLogo = logo != null && !logo.isSvg() ? pixels(logo) : null;
    }

    /** Paints on a paper of the picture's width and height. */
    void paint(Graphics2D on) {
        Graphics2D graphics = (Graphics2D) on.create();
        shapes.renderWithPlatform(
                NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, CertificateTemplate.WIDTH, height));
        graphics.dispose();
        if (logoBox != null) {
            paintLogo(on, logoBox);
        }
    }

    private void paintLogo(Graphics2D on, SvgBox box) {
        Graphics2D graphics = (Graphics2D) on.create();
        if (drawnLogo != null) {
            Area fitted = fit(box, drawnLogo.size().width, drawnLogo.size().height);
            graphics.translate(fitted.x(), fitted.y());
            drawnLogo.renderWithPlatform(
                    NullPlatformSupport.INSTANCE, graphics, new ViewBox(0, 0, fitted.width(), fitted.height()));
        } else if (pixelLogo != null) {
            Area fitted = fit(box, pixelLogo.getWidth(), pixelLogo.getHeight());
            AffineTransform place = AffineTransform.getTranslateInstance(fitted.x(), fitted.y());
            place.scale(fitted.width() / pixelLogo.getWidth(), fitted.height() / pixelLogo.getHeight());
            graphics.drawImage(pixelLogo, place, null);
        }
        graphics.dispose();
    }

    /** Whole, as large as it can be, at the side of the box that the box says. */
    private static Area fit(SvgBox box, float width, float height) {
        Area area = box.area();
        float scale = Math.min(area.width() / width, area.height() / height);
        float free = area.width() - width * scale;
        float x = area.x()
                + switch (box.anchor() == null ? TextField.Anchor.START : box.anchor()) {
                    case START -> 0;
                    case MIDDLE -> free / 2;
                    case END -> free;
                };
        return new Area(x, area.y() + (area.height() - height * scale) / 2, width * scale, height * scale);
    }

    /**
     * On white, in the picture's size.
     *
     * @throws TemplateInvalid where that takes too long
     */
    BufferedImage rasterise() {
        FutureTask<BufferedImage> drawing = new FutureTask<>(() -> {
            BufferedImage image = new BufferedImage(CertificateTemplate.WIDTH, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            paint(graphics);
            graphics.dispose();
            return image;
        });
        Thread painter = new Thread(drawing, "certificate-template");
        painter.setDaemon(true);
        painter.start();
        try {
            return drawing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            drawing.cancel(true);
            throw invalid("takes longer than " + PATIENCE_SECONDS + " s to draw; simplify it.");
        } catch (ExecutionException e) {
            throw invalid("cannot be drawn; save it as plain SVG, without effects.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw invalid("was not drawn: the hub is stopping.");
        }
    }

    private static SVGDocument document(TemplateSource.Logo logo) {
        SvgElement root = SvgReader.read(logo.name(), logo.content());
        if (root.all().anyMatch(element -> element.name.equals("text"))) {
            throw new TemplateInvalid(
                    List.of(logo.name() + ": has text, whose font other machines lack; convert it to paths."));
        }
        return document(logo.name(), root);
    }

    private static SVGDocument document(String name, SvgElement root) {
        LoaderContext closed = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .documentLimits(LIMITS)
                .build();
        byte[] xml = root.toXml().getBytes(StandardCharsets.UTF_8);
        try {
            SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(xml), null, closed);
            if (document != null) {
                return document;
            }
        } catch (RuntimeException e) {
            // the library's words are of its inside; the repair is the same
        }
        throw new TemplateInvalid(List.of(name + ": cannot be drawn; save it as plain SVG, without effects."));
    }

    private static BufferedImage pixels(TemplateSource.Logo logo) {
        Optional<String> wrong = EmbeddedImages.check(logo.content());
        try {
            BufferedImage image = wrong.isPresent() ? null : ImageIO.read(new ByteArrayInputStream(logo.content()));
            if (image != null) {
                return image;
            }
        } catch (IOException | RuntimeException e) {
            // told below
        }
        throw new TemplateInvalid(
                List.of(logo.name() + ": " + wrong.orElse("is no PNG or JPEG that can be read; export it anew.")));
    }

    private TemplateInvalid invalid(String what) {
        return new TemplateInvalid(List.of(file + ": " + what));
    }
}
