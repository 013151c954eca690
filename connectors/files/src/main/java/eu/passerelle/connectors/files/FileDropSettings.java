package eu.passerelle.connectors.files;

/** Settings of a connector that reads dropped files: a record with an {@code inbox} among its components. */
public interface FileDropSettings {

    /** Where the files are dropped. */
    FileInbox inbox();
}
