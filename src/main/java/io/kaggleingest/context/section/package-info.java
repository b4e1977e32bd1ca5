/** The endpoints that deliver parts of a context: its outline, what a budget would cut, a section, what answers a question. */
package io.kaggleingest.context.section;
