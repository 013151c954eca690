package eu.passerelle.credentials.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.jspecify.annotations.Nullable;

/** The structure of one page (ISO 32000-1, 14.7 and 14.8): what is a heading, a paragraph, a figure, in reading order. */
final class Tags {

    private static final COSName OWNER = COSName.getPDFName("O");
    private static final COSName LAYOUT = COSName.getPDFName("Layout");

    private final PDPage page;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement(StandardStructureTypes.DOCUMENT, root);
    /** The element of each marked content, by its number. */
    private final COSArray parents = new COSArray();

    private @Nullable PDStructureElement last;

    Tags(PDDocument document, PDPage page) {
        this.page = page;
        root.appendKid(whole);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        page.setStructParents(0);
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
    }

    /**
     * Begins what must be ended by {@code endMarkedContent}.
     *
     * @param meant what a figure shows, or a text that its glyphs do not tell; else null
     */
    void begin(PDPageContentStream content, String type, @Nullable String meant) throws IOException {
        PDStructureElement element = new PDStructureElement(type, whole);
        element.setPage(page);
        if (meant != null && type.equals(StandardStructureTypes.Figure)) {
            element.setAlternateDescription(meant);
        } else if (meant != null) {
            element.setActualText(meant);
        }
        int number = parents.size();
        element.getCOSObject().setItem(COSName.K, COSInteger.get(number));
        whole.appendKid(element);
        parents.add(element);
        last = element;
        content.beginMarkedContent(COSName.getPDFName(type), number);
    }

    /** Where the figure is that was begun last. */
    void box(float left, float bottom, float right, float top) {
        if (last != null) {
            COSDictionary place = new COSDictionary();
            place.setItem(OWNER, LAYOUT);
            COSArray box = new COSArray();
            List.of(left, bottom, right, top).forEach(value -> box.add(new COSFloat(value)));
            place.setItem(COSName.BBOX, box);
            last.getCOSObject().setItem(COSName.A, place);
        }
    }

    void finish() {
        COSArray numbers = new COSArray();
        numbers.add(COSInteger.ZERO);
        numbers.add(parents);
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
        root.setParentTreeNextKey(1);
    }
}
