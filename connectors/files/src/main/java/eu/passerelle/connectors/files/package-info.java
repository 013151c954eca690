/**
 * Files that a university drops into a directory or on an SFTP server, pulled by the same synchronisation as every
 * other SIS: one file is one document of a {@link eu.passerelle.connectors.SisReceiver}.
 */
@NullMarked
package eu.passerelle.connectors.files;

import org.jspecify.annotations.NullMarked;
