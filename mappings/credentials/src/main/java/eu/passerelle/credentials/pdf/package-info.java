/** Certificates on paper: PDF/A-3 with the sealed credential inside. */
@NullMarked
package eu.passerelle.credentials.pdf;

import org.jspecify.annotations.NullMarked;
