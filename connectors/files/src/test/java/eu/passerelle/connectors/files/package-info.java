/** The inbox in a directory and over SFTP, with a reader of one line a record. */
@NullMarked
package eu.passerelle.connectors.files;

import org.jspecify.annotations.NullMarked;
