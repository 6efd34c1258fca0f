//! The four operations that LaunchDarkly documents on pages of their own.

use launchdarkly_api::{
    applications::GetApplicationExpand,
    insights_scores::{GetInsightGroupExpand, InsightGroupPost},
};
use serde_json::json;

use super::{Case, outcome};

pub(super) fn create_insight_group() -> Case {
    Case {
        id: "createInsightGroup",
        status: 201,
        call: |client| {
            let post = InsightGroupPost::new("group", "Production")
                .project_key("my-project")
                .environment_key("production")
                .application_keys(["billing-service"]);
            outcome(client.insights_scores().create_insight_group(&post).send())
        },
        method: "POST",
        target: "/api/v2/engineering-insights/insights/group",
        version: "beta",
        body: Some(json!({
            "name": "Production",
            "key": "group",
            "projectKey": "my-project",
            "environmentKey": "production",
            "applicationKeys": ["billing-service"],
        })),
    }
}

pub(super) fn get_insight_group() -> Case {
    Case {
        id: "getInsightGroup",
        status: 200,
        call: |client| {
            let parts = [
                GetInsightGroupExpand::Scores,
                GetInsightGroupExpand::Environment,
            ];
            outcome(
                client
                    .insights_scores()
                    .get_insight_group("group")
                    .expand(parts)
                    .send(),
            )
        },
        method: "GET",
        target: "/api/v2/engineering-insights/insights/groups/group?expand=scores,environment",
        version: "beta",
        body: None,
    }
}

pub(super) fn get_environment() -> Case {
    Case {
        id: "getEnvironment",
        status: 200,
        call: |client| {
            outcome(
                client
                    .environments()
                    .get_environment("my-project", "production")
                    .send(),
            )
        },
        method: "GET",
        target: "/api/v2/projects/my-project/environments/production",
        version: "20240415",
        body: None,
    }
}

pub(super) fn get_application() -> Case {
    Case {
        id: "getApplication",
        status: 200,
        call: |client| {
            let request = client
                .applications()
                .get_application("com.launchdarkly.cafe");
            outcome(request.expand([GetApplicationExpand::Flags]).send())
        },
        method: "GET",
        target: "/api/v2/applications/com.launchdarkly.cafe?expand=flags",
        version: "beta",
        body: None,
    }
}
