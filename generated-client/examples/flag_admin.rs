//! A service that administers flags, and its tests: a critical environment, a conflict, a flag that does not exist, a list
//! with three pages, and the text for an error. `main` runs the tests; in your app, each has the attribute `#[tokio::test]`
//! instead.
//!
//! ```text
//! cargo run --example flag_admin
//! ```

use launchdarkly_api::{
    Client, Error,
    environments::Environment,
    feature_flags::{FeatureFlag, FlagPatch, TurnFlagOff},
    testing::{self, StandIn},
};

#[derive(Debug, PartialEq)]
enum Outcome {
    Done,
    /// The environment is critical.
    Refused,
    NoSuchFlag,
}

/// What the rest of the service knows of LaunchDarkly.
trait FlagAdmin {
    /// Turns a flag off. After a conflict with another change, it tries a second time.
    async fn turn_off(&self, environment: &str, flag: &str) -> Result<Outcome, Error>;

    /// Lists the keys of all flags.
    async fn flag_keys(&self) -> Result<Vec<String>, Error>;
}

impl FlagAdmin for Client {
    async fn turn_off(&self, environment: &str, flag: &str) -> Result<Outcome, Error> {
        // Strictly: what cannot be read must not look like `false`.
        let get = self.environments().get_environment("web", environment);
        if get.with_strict_response().await?.critical {
            return Ok(Outcome::Refused);
        }
        let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key(environment);
        let flags = self.feature_flags();
        let request = || flags.patch_feature_flag("web", flag, &patch);
        let mut result = request().await;
        if result.as_ref().is_err_and(Error::is_version_conflict) {
            result = request().await;
        }
        match result {
            Ok(_) => Ok(Outcome::Done),
            Err(error) if error.is_not_found() => Ok(Outcome::NoSuchFlag),
            Err(error) => Err(error),
        }
    }

    async fn flag_keys(&self) -> Result<Vec<String>, Error> {
        let mut keys = Vec::new();
        let mut flags = self.feature_flags().get_feature_flags("web").items();
        while let Some(flag) = flags.next().await {
            keys.push(flag?.key);
        }
        Ok(keys)
    }
}

/// Describes a result for users.
fn describe(result: Result<Outcome, Error>) -> String {
    match result {
        Ok(outcome) => format!("{outcome:?}"),
        Err(error) if error.is_rate_limited() => "try again later".to_owned(),
        Err(error) => error.to_string(),
    }
}

// The tests.

async fn a_critical_environment_is_left_alone() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let mut production = Environment::example();
    production.critical = true;
    stand_in
        .expect(client.environments().get_environment("web", "production"))
        .returning(production);

    let outcome = client.turn_off("production", "checkout").await?;
    assert_eq!(outcome, Outcome::Refused);
    Ok(())
}

async fn a_conflict_is_tried_again_and_a_flag_may_be_gone() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let mut staging = Environment::example();
    staging.critical = false;
    stand_in
        .expect(client.environments().get_environment("web", "staging"))
        .returning(staging)
        .times(2);
    let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key("staging");
    let flags = client.feature_flags();
    stand_in
        .expect(flags.patch_feature_flag("web", "checkout", &patch))
        .failing(409, "optimistic_locking_error", "Try again")
        .then_returning(FeatureFlag::example());
    stand_in
        .expect(flags.patch_feature_flag("web", "gone", &patch))
        .failing(404, "not_found", "Unknown flag key");

    let outcome = client.turn_off("staging", "checkout").await?;
    assert_eq!(outcome, Outcome::Done);
    let outcome = client.turn_off("staging", "gone").await?;
    assert_eq!(outcome, Outcome::NoSuchFlag);
    Ok(())
}

async fn all_pages_are_read() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let client = stand_in.client();
    let flag = |key: &str| {
        let mut flag = FeatureFlag::blank();
        key.clone_into(&mut flag.key);
        flag
    };
    stand_in
        .expect(client.feature_flags().get_feature_flags("web"))
        .returning_pages([vec![flag("a"), flag("b")], vec![flag("c")], vec![flag("d")]]);

    assert_eq!(client.flag_keys().await?, ["a", "b", "c", "d"]);
    Ok(())
}

/// A part of the app that has no client needs no stand-in: `testing` makes errors, too.
fn a_rate_limit_is_described() {
    let limited = testing::error(429, "rate_limited", "Too many requests");
    assert_eq!(describe(Err(limited)), "try again later");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    a_critical_environment_is_left_alone().await?;
    a_conflict_is_tried_again_and_a_flag_may_be_gone().await?;
    all_pages_are_read().await?;
    a_rate_limit_is_described();
    println!("all tests pass");
    Ok(())
}
