package io.kaggleingest.live;

/** Answers of these endpoints, as the OpenAPI document shows them. */
final class LiveExamples {

    static final String COMPETITIONS =
            """
            {"competitions":[{"slug":"titanic","title":"Titanic - Machine Learning from Disaster",
              "description":"Start here!","url":"https://www.kaggle.com/competitions/titanic",
              "category":"Getting Started","organization":"Kaggle","prize":"Knowledge",
              "evaluation":"Categorization Accuracy","tags":["tabular"],"team_count":70,
              "deadline":"2030-01-01T00:00:00Z"}],"page":1,"next_page":2,"source":"kaggle"}""";

    static final String LEADERBOARD =
            """
            {"slug":"titanic","url":"https://www.kaggle.com/competitions/titanic/leaderboard",
             "leaderboard":[
              {"rank":1,"team":"alpha","score":"0.93000","submitted_at":"2026-03-01T00:00:00Z"},
              {"rank":2,"team":"beta","score":"0.92500","submitted_at":"2026-03-02T00:00:00Z"}],
             "fetched_at":"2026-11-21T08:40:56.630Z","source":"kaggle"}""";

    static final String SUBMISSIONS =
            """
            {"slug":"titanic","url":"https://www.kaggle.com/competitions/titanic/submissions",
             "submissions":[{"id":555,"submitted_at":"2026-03-01T00:00:00Z","file_name":"submission.csv","bytes":2839,
              "description":"first","status":"complete","error":null,"public_score":"0.77511","private_score":null,
              "team":"alpha","submitted_by":"you","url":"https://www.kaggle.com/submissions/555/555.raw"}],
             "fetched_at":"2026-11-21T08:40:56.630Z","source":"kaggle"}""";

    private LiveExamples() {}
}
