package io.kaggleingest.job;

/** Answers of these endpoints, as the OpenAPI document shows them. */
final class JobExamples {

    static final String RUNNING_JOB =
            """
            {"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"running",
             "stage":"pages, files, leaderboard, discussions and notebooks","progress":{"done":9,"total":28},
             "message":"pages, files, leaderboard, discussions and notebooks",
             "created_at":"2026-11-21T08:40:56.574048Z","finished_at":null}""";

    static final String COMPLETED_JOB =
            """
            {"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"completed",
             "stage":"completed","progress":{"done":28,"total":28},"message":"Completed",
             "created_at":"2026-11-21T08:40:56.574048Z","finished_at":"2026-11-21T08:41:03.118402Z"}""";

    static final String FAILED_JOB =
            """
            {"id":"5b1f0a34-94f5-4d7e-9d0a-2c1c6d0e9a11","kind":"competition","ref":"titanik","status":"failed",
             "stage":"failed","progress":{"done":0,"total":6},
             "message":"Competition 'titanik' was not found on Kaggle or is not visible to this service: the name may be misspelt, or it is private.",
             "created_at":"2026-11-21T08:42:10.002117Z","finished_at":"2026-11-21T08:42:10.384420Z"}""";

    static final String JOB_EVENTS =
            """
            data:{"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"running",\
            "stage":"competition","progress":{"done":0,"total":6},"message":"competition",\
            "created_at":"2026-11-21T08:40:56.574048Z","finished_at":null}

            data:{"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"completed",\
            "stage":"completed","progress":{"done":28,"total":28},"message":"Completed",\
            "created_at":"2026-11-21T08:40:56.574048Z","finished_at":"2026-11-21T08:41:03.118402Z"}

            """;

    private JobExamples() {}
}
