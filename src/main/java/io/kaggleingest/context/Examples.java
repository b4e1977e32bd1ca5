package io.kaggleingest.context;

/** Answers as they stand in the OpenAPI document. */
final class Examples {

    static final String PROCESSING =
            """
            {"slug":"titanic","title":"Fetching...","status":"processing",
             "message":"Fetching competition data. Refresh in 30-60 seconds.",
             "job":{"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"queued",
              "stage":"queued","progress":{"done":0,"total":0},"message":"Waiting for a worker",
              "created_at":"2026-11-21T08:40:56.574048Z","finished_at":null}}""";

    static final String COMPLETED =
            """
            {"slug":"titanic","title":"Titanic - Machine Learning from Disaster","description":"Start here!",
             "metadata":{"title":"Titanic - Machine Learning from Disaster",
              "url":"https://www.kaggle.com/competitions/titanic","category":"Getting Started","prize":"Knowledge",
              "evaluation":"Categorization Accuracy","team_count":70,"deadline":"2030-01-01T00:00:00Z",
              "leaderboard":[{"team":"alpha","score":"0.93000"}],"source":"kaggle"},
             "status":"completed","message":"Completed","cached_at":"2026-11-21T08:40:56.630Z",
             "toon_content":"kind: competition\\nref: titanic\\n...","tokens":{"total":7788,"sections":{"facts":1044}}}""";

    static final String CHANGES =
            """
            {"kind":"competition","ref":"titanic","title":"Titanic - Machine Learning from Disaster","version":5,
             "fetched_at":"2026-11-21T08:40:56.630Z","confirmed_at":"2026-11-21T09:10:02.114Z",
             "since":{"version":4,"fetched_at":"2026-11-18T07:12:44.901Z"},"changed":true,
             "changes":{
              "facts":[{"name":"team_count","before":"68","now":"70"}],
              "pages":{"added":[],"changed":["rules"],"removed":[]},
              "files":{"added":[],"changed":[],"removed":[]},
              "notebooks":{"added":[{"ref":"ada/survivors","title":"Survivors","author":"ada","votes":12,
                "url":"https://www.kaggle.com/code/ada/survivors"}],"changed":[],"removed":[]},
              "discussions":{"added":[],"changed":[],"removed":[]},
              "leaderboard":[{"team":"alpha","rank":1,"rank_before":2,"score":"0.93000","score_before":"0.92100"}]}}""";

    private Examples() {}
}
