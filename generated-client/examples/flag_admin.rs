//! A service that administers flags, and its tests: a critical environment, a flag that is gone, a conflict, a list in three
//! pages, and a part of the app that never sees a client. `main` runs the tests; in an app, each stands under
//! `#[tokio::test]`.
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

/// What became of a wish.
#[derive(Debug, PartialEq)]
enum Outcome {
    Done,
    /// The environment is critical: that takes more than a wish.
    Refused,
    NoSuchFlag,
}

/// What the rest of the app knows of flags.
trait FlagAdmin {
    async fn turn_off(&self, environment: &str, flag: &str) -> Result<Outcome, Error>;
    async fn keys(&self) -> Result<Vec<String>, Error>;
}

/// The real thing, for one project.
struct LaunchDarkly {
    client: Client,
    project: &'static str,
}

impl FlagAdmin for LaunchDarkly {
    async fn turn_off(&self, environment: &str, flag: &str) -> Result<Outcome, Error> {
        let environments = self.client.environments();
        let about = environments
            .get_environment(self.project, environment)
            .await?;
        if about.critical {
            return Ok(Outcome::Refused);
        }
        let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key(environment);
        let flags = self.client.feature_flags();
        let turn_off = || flags.patch_feature_flag(self.project, flag, &patch);
        let mut outcome = turn_off().await;
        if outcome.as_ref().is_err_and(Error::is_version_conflict) {
            outcome = turn_off().await;
        }
        match outcome {
            Ok(_) => Ok(Outcome::Done),
            Err(error) if error.is_not_found() => Ok(Outcome::NoSuchFlag),
            Err(error) => Err(error),
        }
    }

    async fn keys(&self) -> Result<Vec<String>, Error> {
        let mut keys = Vec::new();
        let mut flags = self
            .client
            .feature_flags()
            .get_feature_flags(self.project)
            .items();
        while let Some(flag) = flags.next().await {
            keys.push(flag?.key);
        }
        Ok(keys)
    }
}

/// A part of the app that never sees a client.
async fn report(admin: &impl FlagAdmin, flag: &str) -> String {
    match admin.turn_off("staging", flag).await {
        Ok(outcome) => format!("{flag}: {outcome:?}"),
        Err(error) if error.is_rate_limited() => format!("{flag}: later"),
        Err(error) => format!("{flag}: {error}"),
    }
}

// The tests.

fn admin(stand_in: &StandIn) -> LaunchDarkly {
    LaunchDarkly {
        client: stand_in.client(),
        project: "web",
    }
}

async fn a_critical_environment_is_left_alone() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let admin = admin(&stand_in);
    let mut production = Environment::example();
    production.critical = true;
    let get = admin
        .client
        .environments()
        .get_environment("web", "production");
    stand_in.expect(get).returning(production);

    assert_eq!(
        admin.turn_off("production", "checkout").await?,
        Outcome::Refused
    );
    Ok(())
}

async fn a_conflict_is_tried_again_and_a_flag_may_be_gone() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let admin = admin(&stand_in);
    let mut staging = Environment::example();
    staging.critical = false;
    let get = admin
        .client
        .environments()
        .get_environment("web", "staging");
    stand_in.expect(get).returning(staging).times(2);
    let patch = FlagPatch::new([TurnFlagOff::new()]).environment_key("staging");
    let flags = admin.client.feature_flags();
    stand_in
        .expect(flags.patch_feature_flag("web", "checkout", &patch))
        .failing(409, "optimistic_locking_error", "Try again")
        .then_returning(FeatureFlag::example());
    stand_in
        .expect(flags.patch_feature_flag("web", "gone", &patch))
        .failing(404, "not_found", "Unknown flag key");

    assert_eq!(admin.turn_off("staging", "checkout").await?, Outcome::Done);
    assert_eq!(
        admin.turn_off("staging", "gone").await?,
        Outcome::NoSuchFlag
    );
    Ok(())
}

async fn all_pages_are_read() -> Result<(), Error> {
    let stand_in = StandIn::new();
    let admin = admin(&stand_in);
    let flag = |key: &str| {
        let mut flag = FeatureFlag::blank();
        key.clone_into(&mut flag.key);
        flag
    };
    stand_in
        .expect(admin.client.feature_flags().get_feature_flags("web"))
        .returning_pages([vec![flag("a"), flag("b")], vec![flag("c")], vec![flag("d")]]);

    assert_eq!(admin.keys().await?, ["a", "b", "c", "d"]);
    Ok(())
}

async fn what_the_app_says_needs_no_client() {
    struct Limited;
    impl FlagAdmin for Limited {
        async fn turn_off(&self, _: &str, _: &str) -> Result<Outcome, Error> {
            Err(testing::error(429, "rate_limited", "Too many requests"))
        }
        async fn keys(&self) -> Result<Vec<String>, Error> {
            Err(testing::timeout_error())
        }
    }
    assert_eq!(report(&Limited, "checkout").await, "checkout: later");
    assert!(Limited.keys().await.is_err_and(|error| error.is_timeout()));
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    a_critical_environment_is_left_alone().await?;
    a_conflict_is_tried_again_and_a_flag_may_be_gone().await?;
    all_pages_are_read().await?;
    what_the_app_says_needs_no_client().await;
    println!("all is as expected");
    Ok(())
}
