/** What certificates look like: the files of config/templates, and samples of them. */
@NullMarked
package eu.passerelle.routes.certificates;

import org.jspecify.annotations.NullMarked;
