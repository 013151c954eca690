package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.files.FileDropSettings;
import eu.passerelle.connectors.files.FileInbox;

/** The {@code sis:} section of a university with {@code protocol: oneroster-csv}: zip files of OneRoster 1.1 or 1.2. */
public record OneRosterCsvSettings(FileInbox inbox, GradebookRules results) implements FileDropSettings {}
