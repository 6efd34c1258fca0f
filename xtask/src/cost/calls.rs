// What the app of `cargo xtask cost` does: reading, writing, a patch, and lists. Each call has a line, since the app takes
// the first few. Not a module: a test of the client includes it, so that it keeps compiling.
{
    println!("{}", client.environments().get_environment("project", "environment").await?.key);
    println!("{}", client.insights_scores().create_insight_group(&launchdarkly_api::insights_scores::InsightGroupPost::new("key", "name").project_key("project").environment_key("environment")).await?.key);
    println!("{}", client.applications().get_applications().await?.items.len());
    println!("{}", client.audit_log().get_audit_log_entries().await?.items.len());
    println!("{}", client.environments().patch_environment("project", "environment", &launchdarkly_api::JsonPatch::new().replace("/name", "name")).await?.key);
    println!("{}", client.insights_deployments().get_deployments("project", "environment").await?.items.len());
}
