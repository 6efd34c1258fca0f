//! Lists, patches and a deletion.

use launchdarkly_api::{JsonPatch, UnixMillis, insights_scores::GetInsightGroupsExpand};
use serde_json::{Value, json};

use super::{Case, outcome};

/// A read with the dated version.
const READ: Case = Case {
    id: "",
    call: |_| unreachable!("each case has a call of its own"),
    method: "GET",
    target: "",
    version: "20240415",
    body: None,
};

pub(super) fn get_insight_groups() -> Case {
    Case {
        id: "getInsightGroups",
        call: |client| {
            let request = client
                .insights_scores()
                .get_insight_groups()
                .limit(5)
                .offset(10);
            outcome(request.expand([GetInsightGroupsExpand::Scores]).send())
        },
        target: "/api/v2/engineering-insights/insights/groups?limit=5&offset=10&expand=scores",
        version: "beta",
        ..READ
    }
}

pub(super) fn get_applications() -> Case {
    Case {
        id: "getApplications",
        call: |client| {
            let request = client.applications().get_applications();
            outcome(request.filter("kind equals \"mobile\"").send())
        },
        target: "/api/v2/applications?filter=kind%20equals%20%22mobile%22",
        version: "beta",
        ..READ
    }
}

pub(super) fn get_contexts() -> Case {
    Case {
        id: "getContexts",
        call: |client| {
            let contexts = client.contexts();
            let request = contexts.get_contexts("my-project", "production", "user", "a/b");
            outcome(
                request
                    .continuation_token("t=")
                    .include_total_count(false)
                    .send(),
            )
        },
        target: "/api/v2/projects/my-project/environments/production/contexts/user/a%2Fb\
                 ?continuationToken=t%3D&includeTotalCount=false",
        ..READ
    }
}

pub(super) fn get_deployments() -> Case {
    Case {
        id: "getDeployments",
        call: |client| {
            let deployments = client.insights_deployments();
            let request = deployments.get_deployments("my-project", "production");
            outcome(request.application_key(["billing", "shop,eu"]).send())
        },
        target: "/api/v2/engineering-insights/deployments\
                 ?projectKey=my-project&environmentKey=production&applicationKey=billing,shop%2Ceu",
        version: "beta",
        ..READ
    }
}

pub(super) fn get_audit_log_entries() -> Case {
    Case {
        id: "getAuditLogEntries",
        call: |client| {
            let request = client.audit_log().get_audit_log_entries();
            outcome(request.before(UnixMillis::new(1_700_000_000_000)).send())
        },
        target: "/api/v2/auditlog?before=1700000000000",
        ..READ
    }
}

pub(super) fn patch_environment() -> Case {
    Case {
        id: "patchEnvironment",
        call: |client| {
            let patch = patch();
            outcome(
                client
                    .environments()
                    .patch_environment("p", "e", &patch)
                    .send(),
            )
        },
        method: "PATCH",
        target: "/api/v2/projects/p/environments/e",
        body: Some(steps()),
        ..READ
    }
}

pub(super) fn patch_insight_group() -> Case {
    Case {
        id: "patchInsightGroup",
        call: |client| {
            outcome(
                client
                    .insights_scores()
                    .patch_insight_group("g", &patch())
                    .send(),
            )
        },
        method: "PATCH",
        target: "/api/v2/engineering-insights/insights/groups/g",
        version: "beta",
        body: Some(steps()),
    }
}

pub(super) fn delete_insight_group() -> Case {
    Case {
        id: "deleteInsightGroup",
        call: |client| outcome(client.insights_scores().delete_insight_group("g").send()),
        method: "DELETE",
        target: "/api/v2/engineering-insights/insights/groups/g",
        version: "beta",
        ..READ
    }
}

fn patch() -> JsonPatch {
    JsonPatch::new()
        .replace("/name", "New name")
        .add(["tags", "-"], "a/b")
}

fn steps() -> Value {
    json!([
        {"op": "replace", "path": "/name", "value": "New name"},
        {"op": "add", "path": "/tags/-", "value": "a/b"},
    ])
}
