/** JSON Schemas and the settings page, made from the records that bind the configuration. */
@NullMarked
package eu.passerelle.routes.schema;

import org.jspecify.annotations.NullMarked;
