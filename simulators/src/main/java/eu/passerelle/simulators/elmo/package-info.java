/** ELMO transcripts as files, and an SFTP server to drop them on. */
@NullMarked
package eu.passerelle.simulators.elmo;

import org.jspecify.annotations.NullMarked;
