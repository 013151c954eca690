package eu.passerelle.credentials.pdf;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The sealed credential as an associated file of the document (ISO 19005-3, 6.8). */
final class AttachedCredential {

    private final PDDocument document;
    private final Achievement achievement;
    private final Credential sealed;

    AttachedCredential(PDDocument document, Achievement achievement, Credential sealed) {
        this.document = document;
        this.achievement = achievement;
        this.sealed = sealed;
    }

    void write() throws IOException {
        PDEmbeddedFile file =
                new PDEmbeddedFile(document, new ByteArrayInputStream(sealed.content()), COSName.FLATE_DECODE);
        file.setSubtype(sealed.mediaType());
        file.setSize(sealed.content().length);
        GregorianCalendar issued = GregorianCalendar.from(achievement.issuedAt().atZone(ZoneOffset.UTC));
        file.setCreationDate(issued);
        file.setModDate(issued);
        String name = sealed.id() + ending(sealed.mediaType());
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription("Sealed credential");
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        // the page shows what the credential says; the credential is the original
        specification.getCOSObject().setName(COSName.getPDFName("AFRelationship"), "Source");
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of(name, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(specification);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    private static String ending(String mediaType) {
        if (mediaType.contains("ld+json")) {
            return ".jsonld";
        }
        if (mediaType.contains("sd-jwt")) {
            return ".sdjwt";
        }
        if (mediaType.contains("jwt")) {
            return ".jwt";
        }
        return mediaType.contains("xml") ? ".xml" : ".json";
    }
}
