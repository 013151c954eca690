package eu.passerelle.connectors.files;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.Watermark;
import java.io.IOException;

/** Documents that are read whole, as files of a single part. */
record WholeFiles<S>(SisReceiver<S> receiver) implements FileFormat<S> {

    @Override
    public String protocol() {
        return receiver.protocol();
    }

    @Override
    public Class<S> settingsType() {
        return receiver.settingsType();
    }

    @Override
    public FileParts open(SisContext<S> sis, DroppedFile file, Watermark mark) throws IOException {
        return new SinglePart(receiver.accept(sis, file.name(), file.content()));
    }
}
