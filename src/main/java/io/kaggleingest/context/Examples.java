package io.kaggleingest.context;

/** Answers as they stand in the OpenAPI document. */
public final class Examples {

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

    public static final String COMPETITIONS =
            """
            {"competitions":[{"slug":"titanic","title":"Titanic - Machine Learning from Disaster",
              "description":"Start here!","url":"https://www.kaggle.com/competitions/titanic",
              "category":"Getting Started","organization":"Kaggle","prize":"Knowledge",
              "evaluation":"Categorization Accuracy","tags":["tabular"],"team_count":70,
              "deadline":"2030-01-01T00:00:00Z"}],"page":1,"next_page":2,"source":"kaggle"}""";

    public static final String LEADERBOARD =
            """
            {"slug":"titanic","url":"https://www.kaggle.com/competitions/titanic/leaderboard",
             "leaderboard":[
              {"rank":1,"team":"alpha","score":"0.93000","submitted_at":"2026-03-01T00:00:00Z"},
              {"rank":2,"team":"beta","score":"0.92500","submitted_at":"2026-03-02T00:00:00Z"}],
             "fetched_at":"2026-11-21T08:40:56.630Z","source":"kaggle"}""";

    public static final String SUBMISSIONS =
            """
            {"slug":"titanic","url":"https://www.kaggle.com/competitions/titanic/submissions",
             "submissions":[{"id":555,"submitted_at":"2026-03-01T00:00:00Z","file_name":"submission.csv","bytes":2839,
              "description":"first","status":"complete","error":null,"public_score":"0.77511","private_score":null,
              "team":"alpha","submitted_by":"you","url":"https://www.kaggle.com/submissions/555/555.raw"}],
             "fetched_at":"2026-11-21T08:40:56.630Z","source":"kaggle"}""";

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

    public static final String RUNNING_JOB =
            """
            {"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"running",
             "stage":"pages, files, leaderboard, discussions and notebooks","progress":{"done":9,"total":28},
             "message":"pages, files, leaderboard, discussions and notebooks",
             "created_at":"2026-11-21T08:40:56.574048Z","finished_at":null}""";

    public static final String COMPLETED_JOB =
            """
            {"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"completed",
             "stage":"completed","progress":{"done":28,"total":28},"message":"Completed",
             "created_at":"2026-11-21T08:40:56.574048Z","finished_at":"2026-11-21T08:41:03.118402Z"}""";

    public static final String FAILED_JOB =
            """
            {"id":"5b1f0a34-94f5-4d7e-9d0a-2c1c6d0e9a11","kind":"competition","ref":"titanik","status":"failed",
             "stage":"failed","progress":{"done":0,"total":6},
             "message":"Competition 'titanik' was not found on Kaggle or is not visible to this service: the name may be misspelt, or it is private.",
             "created_at":"2026-11-21T08:42:10.002117Z","finished_at":"2026-11-21T08:42:10.384420Z"}""";

    public static final String JOB_EVENTS =
            """
            data:{"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"running",\
            "stage":"competition","progress":{"done":0,"total":6},"message":"competition",\
            "created_at":"2026-11-21T08:40:56.574048Z","finished_at":null}

            data:{"id":"c29e9556-c2cb-4097-a29a-8a4b78fccb84","kind":"competition","ref":"titanic","status":"completed",\
            "stage":"completed","progress":{"done":28,"total":28},"message":"Completed",\
            "created_at":"2026-11-21T08:40:56.574048Z","finished_at":"2026-11-21T08:41:03.118402Z"}

            """;

    private Examples() {}
}
