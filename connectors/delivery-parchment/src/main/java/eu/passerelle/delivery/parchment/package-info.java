/** Delivery to Parchment: badges by the REST API of its Digital Badges (Badgr), documents by SFTP. */
@NullMarked
package eu.passerelle.delivery.parchment;

import org.jspecify.annotations.NullMarked;
