package io.kaggleingest.context.section;

import java.nio.charset.StandardCharsets;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What the three kinds of resources have in common when they are read section by section. */
final class SectionTexts {

    static final String OUTLINE = "What can be read, section by section";

    static final String OUTLINE_HOW =
            """
            Lists pages, tables, discussions, notebooks and what else is kept, with what each costs, also what a context \
            leaves out. Free; nothing is fetched for it.

            With any of the parameters of a context, `plan` says what that context would hold and leave out, exactly, \
            before anything is charged; 60 plans a minute for each account.""";

    static final String SECTION = "The whole text of one section";

    static final String SECTION_HOW =
            """
            With `Accept: text/markdown` the text itself is the body. The first section or search of a resource on a UTC \
            day costs 1 credit, all after that on the same day are free: `X-Credits-Cost` says which it was.""";

    static final String ID = "As the outline says";

    static final String FIND = "Lines that hold a text";

    static final String FIND_HOW =
            """
            With the section they stand in and two lines before and after. Letters count as the same in either case; no \
            character has a special meaning. Costs what reading a section costs, and together with it.""";

    static final String TEXT = "2 to 200 characters on one line";

    static final String FIND_TOKENS = "For the lines together, at least 500; 2,000 without it";

    private SectionTexts() {}

    /** As text for clients that prefer it. */
    static Response accepted(Response answer, String accept) {
        if (accept == null
                || !accept.contains("text/markdown")
                || !(answer.getEntity() instanceof SectionAnswer json)) {
            return answer;
        }
        return Response.fromResponse(answer)
                .entity(json.text().getBytes(StandardCharsets.UTF_8))
                .type("text/markdown;charset=UTF-8")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }
}
